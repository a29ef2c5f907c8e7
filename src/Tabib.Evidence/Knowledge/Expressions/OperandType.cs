namespace Tabib.Evidence.Knowledge.Expressions;

internal enum OperandType
{
    Number,
    Truth,
    Category,
}
