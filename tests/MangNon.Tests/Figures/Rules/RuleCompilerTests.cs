using MangNon.Figures.Rules;
using MangNon.Programme;

namespace MangNon.Tests.Figures.Rules;

public sealed class RuleCompilerTests
{
    private static IReadOnlyList<RuleProblem> Check(string of, string those = "birthRegistered") =>
        RuleCompiler.Check(
            new RuleDefinition
            {
                Subject = RuleSubject.Child,
                Of = of,
                Those = those,
            }
        );

    [Theory]
    [InlineData("resident and age < 5")]
    [InlineData("resident && !(age < 5) || poor")]
    [InlineData("weightForAge != null and weightForAge < -2.5")]
    [InlineData("not resident or (age >= 1 and age <= 2)")]
    [InlineData("age + 1 < schoolAge * 2")]
    [InlineData("true")]
    public void A_condition_over_known_facts_is_accepted(string of)
    {
        Assert.Empty(Check(of));
    }

    [Theory]
    [InlineData("resident and tuoi < 5", 13, "tuoi")]
    [InlineData("Age < 5", 0, "Age")]
    [InlineData("resident and age < 5 and xyz", 25, "xyz")]
    [InlineData("it.age < 5", 0, "it")]
    [InlineData("age.ToString() == null", 3, ".")]
    [InlineData("age < \"5\"", 6, "\"")]
    [InlineData("new(age)", 0, "new")]
    [InlineData("age / 0 > 1", 4, "/")]
    [InlineData("iif(resident, true, false)", 0, "iif")]
    public void A_word_outside_the_vocabulary_is_refused_where_it_stands(string of, int position, string named)
    {
        var problem = Assert.Single(Check(of));

        Assert.Equal(("of", position), (problem.Field, problem.Position));
        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resident and", 12)]
    [InlineData("resident age", 9)]
    [InlineData("(resident", 9)]
    [InlineData("resident)", 8)]
    [InlineData("", 0)]
    [InlineData("   ", 0)]
    public void A_condition_that_does_not_parse_says_where(string of, int position)
    {
        Assert.Equal(position, Assert.Single(Check(of)).Position);
    }

    [Theory]
    [InlineData("age")]
    [InlineData("resident < 5")]
    [InlineData("age and resident")]
    [InlineData("age == true")]
    public void A_condition_that_compares_unlike_things_is_refused(string of)
    {
        Assert.Single(Check(of));
    }

    [Fact]
    public void A_condition_that_could_run_away_is_refused()
    {
        Assert.Contains(
            "dài quá",
            Assert.Single(Check(string.Join(" and ", Enumerable.Repeat("resident", 200)))).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "lồng nhau",
            Assert.Single(Check(new string('(', 200) + "resident" + new string(')', 200))).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "lồng nhau",
            Assert.Single(Check(string.Concat(Enumerable.Repeat("not ", 200)) + "resident")).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "lồng nhau",
            Assert.Single(Check(new string('!', 200) + "resident")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_rule_needs_a_denominator_and_one_numerator()
    {
        Assert.Equal(
            ["of", "those"],
            RuleCompiler.Check(new RuleDefinition { Subject = RuleSubject.Child }).Select(p => p.Field)
        );
        Assert.Equal(
            "those",
            Assert
                .Single(
                    RuleCompiler.Check(
                        new RuleDefinition
                        {
                            Subject = RuleSubject.Child,
                            Of = "true",
                            Those = "resident",
                            Count = "resident",
                        }
                    )
                )
                .Field
        );
    }

    [Fact]
    public void A_reported_component_has_no_conditions()
    {
        Assert.Empty(RuleCompiler.Check(new RuleDefinition { Subject = RuleSubject.Reported }));
        Assert.Single(RuleCompiler.Check(new RuleDefinition { Subject = RuleSubject.Reported, Of = "true" }));
    }

    [Fact]
    public void Every_fact_of_every_subject_can_stand_in_a_rule_and_has_words()
    {
        foreach (var subject in Enum.GetValues<RuleSubject>())
        {
            foreach (var word in FactVocabulary.Of(subject))
            {
                var condition = word.Type == "yes/no" ? word.Name : $"{word.Name} >= 1";
                var rule = new RuleDefinition
                {
                    Subject = subject,
                    Of = condition,
                    Those = condition,
                };

                Assert.Empty(RuleCompiler.Check(rule));
                Assert.NotEmpty(word.Vi);
                Assert.NotEmpty(word.En);
            }
        }
    }
}
