namespace Tabib.Core.Time;

public enum DatePrecision
{
    Year,
    Month,
    Day,
    Minute,
    Second,
    Fraction,
}
