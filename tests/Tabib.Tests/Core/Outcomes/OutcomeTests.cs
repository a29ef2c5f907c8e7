using Tabib.Core.Outcomes;

namespace Tabib.Tests.Core.Outcomes;

public class OutcomeTests
{
    [Fact]
    public void Reading_an_absent_value_throws() => Assert.Throws<InvalidOperationException>(() => ((Outcome<double>)Outcome.Missing("age")).Value);

    [Fact]
    public void An_outcome_nobody_set_is_not_a_value() => Assert.False(default(Outcome<double>).IsValue);
}
