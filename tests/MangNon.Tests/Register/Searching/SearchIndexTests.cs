using MangNon.Register;
using MangNon.Register.Searching;

namespace MangNon.Tests.Register.Searching;

/// <summary>What is found, and in which order, by rows put together by hand.</summary>
public sealed class SearchIndexTests
{
    private readonly List<SearchRow> _rows = [];

    [Fact]
    public void Exact_accents_come_before_folded_and_folded_before_misspelt()
    {
        Add("Lò Thị Nan", "Lò Thị Làn", "Lò Thị Lan", "Lò Thị Loan");
        Assert.Equal(["Lò Thị Lan", "Lò Thị Làn", "Lò Thị Nan", "Lò Thị Loan"], Find("lan"));
        Assert.Equal(["Lò Thị Làn", "Lò Thị Lan", "Lò Thị Nan", "Lò Thị Loan"], Find("làn"));
    }

    [Fact]
    public void Whole_words_come_before_beginnings()
    {
        Add("Lò Văn Anh", "Lò Văn An", "Lò Văn Ân");
        Assert.Equal(["Lò Văn An", "Lò Văn Ân", "Lò Văn Anh"], Find("an"));
    }

    [Fact]
    public void The_given_name_comes_before_the_family_name_and_that_before_the_middle_name()
    {
        Add("Vi Hà My", "Hà Văn Ba", "Vi Thị Hà");
        Assert.Equal(["Vi Thị Hà", "Hà Văn Ba", "Vi Hà My"], Find("hà"));
    }

    [Fact]
    public void The_same_fit_is_in_the_order_of_names()
    {
        Add("Vi Văn An", "Bùi Văn An", "Lò Gia Ân", "Đỗ Thị Ăn");
        Assert.Equal(["Bùi Văn An", "Vi Văn An", "Đỗ Thị Ăn", "Lò Gia Ân"], Find("an"));
    }

    [Fact]
    public void The_order_by_keys_is_the_order_of_names()
    {
        string[] names =
        [
            "Lò Đặng",
            "Lò Dương",
            "Lò Ân",
            "Lò Ăn",
            "Lò An",
            "Bùi An",
            "Lò Ấn",
            "Y Nút",
            "Hoà",
            "Lò Hòa",
            "lò an",
        ];
        Add(names);
        Assert.Equal(
            names.Order(PersonNames.Order),
            SearchIndexBuilder.Build(_rows).Find(SearchWord.AllOf("20/2/2020")).Best.Select(Name)
        );
    }

    [Theory]
    [InlineData("an lo")]
    [InlineData("LÒ an VĂN")]
    [InlineData("no an")]
    [InlineData("lo van am", false)]
    [InlineData("lof awn", true)]
    public void Words_may_come_in_any_order_and_all_must_fit(string typed, bool found = true)
    {
        Add("Lò Văn An", "Vi Văn An");
        Assert.Equal(found ? ["Lò Văn An"] : [], Find(typed));
    }

    [Fact]
    public void A_child_is_found_by_parents_caregiver_and_head_after_those_who_bear_the_name()
    {
        Add("Vi Văn Mai");
        Add("Lò Văn An", row => row with { MotherName = "Vi Thị Mai" });
        Add("Lò Văn Ba", row => row with { FatherName = "Hà Văn Mai" });
        Add("Lò Văn Cúc", row => row with { Caregiver = "Bùi Thị Mai" });
        Add("Lò Văn Dũng", row => row with { Head = "Bùi Văn Mai" });
        Add("Lò Văn May");
        Assert.Equal(["Vi Văn Mai", "Lò Văn An", "Lò Văn Ba", "Lò Văn Cúc", "Lò Văn Dũng", "Lò Văn May"], Find("mai"));
        Assert.Equal(["Lò Văn An"], Find("vi thi mai"));
    }

    [Fact]
    public void Words_of_one_person_come_before_words_of_several()
    {
        Add("Lò Văn An", row => row with { MotherName = "Vi Thị Sen", FatherName = "Lò Văn Hùng" });
        Add("Lò Văn Ba", row => row with { MotherName = "Vi Thị Hùng" });
        Assert.Equal(["Lò Văn Ba", "Lò Văn An"], Find("vi hùng"));
    }

    [Fact]
    public void Words_of_several_kinds_hold_together()
    {
        Add("Lò Văn An", row => row with { BirthDate = new(2021, 3, 5), VillageName = "Thôn 3" });
        Add("Vi Văn An", row => row with { BirthDate = new(2021, 3, 5), VillageName = "Thôn 13" });
        Add("Hà Văn An", row => row with { BirthDate = new(2020, 3, 5), VillageName = "Thôn 3" });
        Add("Hà Văn Ba", row => row with { BirthDate = new(2021, 3, 5), VillageName = "Thôn 3" });
        Assert.Equal(["Lò Văn An"], Find("an 2021 thôn 3"));
        Assert.Equal(["Lò Văn An"], Find("thon 03 5/3/2021 an"));
        Assert.Equal(["Hà Văn An", "Lò Văn An"], Find("an 5/3 thôn 3"));
    }

    [Fact]
    public void A_kind_of_village_alone_is_nobodys_village_and_with_another_word_everybodys()
    {
        Add("Lò Văn An", row => row with { VillageName = "Thôn Làng Lúng" });
        Add("Lò Văn Ba", row => row with { VillageName = "Bản Đồn" });
        Assert.Empty(Find("thon"));
        Assert.Empty(Find("làng"));
        Assert.Equal(["Lò Văn An"], Find("lung"));
        Assert.Equal(["Lò Văn Ba"], Find("lò bản"));
        Assert.Empty(Find("lò bàn"));
    }

    [Fact]
    public void A_village_named_by_its_kind_alone_is_called_so()
    {
        Add("Lò Văn An", row => row with { VillageName = "Bản Khu" });
        Assert.Equal(["Lò Văn An"], Find("khu"));
    }

    [Fact]
    public void Codes_of_child_and_household_and_an_identity_number_find_as_well()
    {
        Add("Lò Văn An", row => row with { Code = "TE000123", HouseholdCode = "H00045" });
        Add("Lò Văn Ba", row => row with { Code = "TE000124", HouseholdCode = "H00045" });
        Assert.Equal(["Lò Văn Ba"], Find("te000124"));
        Assert.Equal(["Lò Văn An", "Lò Văn Ba"], Find("h00045 lò"));
        var ba = _rows[1].Id;
        Assert.Equal([ba], SearchIndexBuilder.Build(_rows).Find(SearchWord.AllOf("038021000123"), [new[] { ba }]).Best);
    }

    [Fact]
    public void A_name_with_a_hyphen_or_an_apostrophe_is_found_as_people_type_it()
    {
        Add("Y-Nút Byă", "H’Mai Niê");
        Assert.Equal(["Y-Nút Byă"], Find("nut"));
        Assert.Equal(["Y-Nút Byă"], Find("y-nút"));
        Assert.Equal(["H’Mai Niê"], Find("h'mai"));
        Assert.Equal(["H’Mai Niê"], Find("hmai"));
    }

    [Fact]
    public void The_best_are_the_first_of_all_and_all_are_counted()
    {
        Add("Lò Văn Anh", "Lò Văn An", "An Văn Lò", "Lò An Ba", "Lò Văn Ang", "Vi Thị Sen");
        var all = Find("an");
        for (var most = 0; most < 7; most++)
        {
            var some = SearchIndexBuilder.Build(_rows).Find(SearchWord.AllOf("an"), null, most);
            Assert.Equal(all.Take(most), some.Best.Select(Name));
            Assert.Equal(5, some.Count);
        }
    }

    [Fact]
    public void Whatever_is_typed_finds_something_or_nothing_and_never_fails()
    {
        Add("Lò Văn An", "A", "-", "123");
        foreach (
            var typed in new[]
            {
                "%",
                "_",
                "''",
                "////",
                "1/1/1/1",
                "0/0",
                "99999999999999999999",
                "đ",
                "gi",
                "ß",
                "\u0301",
                "a-",
                "-",
                "😀",
            }
        )
        {
            Find(typed);
        }

        Find(string.Join(' ', Enumerable.Repeat("an", 50)));
    }

    private void Add(params string[] names)
    {
        foreach (var name in names)
        {
            Add(name, row => row);
        }
    }

    private void Add(string name, Func<SearchRow, SearchRow> change) =>
        _rows.Add(
            change(
                new SearchRow(
                    Guid.CreateVersion7(),
                    name,
                    new DateOnly(2020, 2, 20),
                    $"X{_rows.Count}",
                    null,
                    null,
                    null,
                    $"Y{_rows.Count}",
                    null,
                    "Thôn 1"
                )
            )
        );

    private string Name(Guid id) => _rows.Single(row => row.Id == id).FullName;

    private string[] Find(string typed)
    {
        var words = SearchWord.AllOf(typed);
        return words.Count == 0 ? [] : [.. SearchIndexBuilder.Build(_rows).Find(words).Best.Select(Name)];
    }
}
