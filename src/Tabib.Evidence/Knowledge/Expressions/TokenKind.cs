namespace Tabib.Evidence.Knowledge.Expressions;

internal enum TokenKind
{
    End,
    Number,
    Word,
    Text,
    Sign,
}
