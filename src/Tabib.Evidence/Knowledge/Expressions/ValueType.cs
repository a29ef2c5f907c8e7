namespace Tabib.Evidence.Knowledge.Expressions;

internal enum ValueType
{
    Number,
    Truth,
    Category,
}
