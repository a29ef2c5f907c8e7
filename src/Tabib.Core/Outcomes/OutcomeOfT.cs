using System.Diagnostics.CodeAnalysis;

namespace Tabib.Core.Outcomes;

/// <summary>A value, or the reason why there is none. Never a silent default: reading an absent value throws.</summary>
public readonly struct Outcome<T> : IEquatable<Outcome<T>>
{
    private readonly T _value;
    private readonly OutcomeReason? _reason;

    private Outcome(OutcomeKind kind, T value, OutcomeReason? reason)
    {
        Kind = kind;
        _value = value;
        _reason = reason;
    }

    public OutcomeKind Kind { get; }

    public bool IsValue => Kind == OutcomeKind.Value;

    /// <exception cref="InvalidOperationException">There is no value.</exception>
    public T Value => IsValue ? _value : throw new InvalidOperationException(
        _reason is null ? "Outcome was never set." : $"Outcome has no value: {_reason.Describe()}");

    /// <summary>Why there is no value; null when there is one.</summary>
    public OutcomeReason? Reason => _reason;

    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsValue;
    }

    /// <summary>Carries a reason over unchanged and maps a value.</summary>
    public Outcome<TResult> Select<TResult>(Func<T, TResult> map) => Kind switch
    {
        OutcomeKind.Value => map(_value),
        OutcomeKind.Undefined => throw new InvalidOperationException("Outcome was never set."),
        _ => _reason!,
    };

    public static implicit operator Outcome<T>(T value) => new(OutcomeKind.Value, value, null);

    public static implicit operator Outcome<T>(OutcomeReason reason) => new(
        reason switch
        {
            OutcomeReason.MissingInputs => OutcomeKind.MissingInputs,
            OutcomeReason.NotApplicable => OutcomeKind.NotApplicable,
            OutcomeReason.OutOfRange => OutcomeKind.OutOfRange,
            _ => throw new ArgumentNullException(nameof(reason)),
        },
        default!,
        reason);

    public bool Equals(Outcome<T> other) =>
        Kind == other.Kind && EqualityComparer<T>.Default.Equals(_value, other._value) && Equals(_reason, other._reason);

    public override bool Equals(object? obj) => obj is Outcome<T> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, _value, _reason);

    public static bool operator ==(Outcome<T> left, Outcome<T> right) => left.Equals(right);

    public static bool operator !=(Outcome<T> left, Outcome<T> right) => !left.Equals(right);

    public override string ToString() => IsValue ? $"{_value}" : _reason?.Describe() ?? "undefined";
}
