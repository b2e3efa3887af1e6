namespace MangNon.Programme;

/// <summary>A scorecard: criteria with points, and the points that a unit of each class needs (bảng điểm, chỉ tiêu 1).</summary>
/// <param name="Id">The file's name without its ending.</param>
/// <param name="Name">In Vietnamese.</param>
/// <param name="NameEn">In English.</param>
/// <param name="LegalBasis">The decision it follows.</param>
/// <param name="Verified">Compared with a source.</param>
/// <param name="TotalPoints">The most points there are.</param>
/// <param name="Criteria">By number, from 1.</param>
/// <param name="Thresholds">By class of unit.</param>
public sealed record Scorecard(
    string Id,
    string Name,
    string NameEn,
    string LegalBasis,
    bool Verified,
    int TotalPoints,
    IReadOnlyList<Criterion> Criteria,
    IReadOnlyList<Threshold> Thresholds
)
{
    /// <summary>Reads a scorecard; mistakes are findings.</summary>
    public static DataFile<Scorecard> Load(string path) =>
        DataFileReader.Read(
            path,
            root =>
            {
                root.Knows("id", "name", "nameEn", "legalBasis", "verified", "totalPoints", "criteria", "thresholds");
                var card = new Scorecard(
                    root.Text("id"),
                    root.Text("name"),
                    root.Text("nameEn"),
                    root.Text("legalBasis"),
                    root.Flag("verified"),
                    root.Whole("totalPoints"),
                    [.. root.Items("criteria", required: true).Select(node => ReadCriterion(node, root.Log))],
                    [.. root.Items("thresholds", required: true).Select(node => ReadThreshold(node, root.Log))]
                );
                if (
                    !card
                        .Criteria.Select(criterion => criterion.Number)
                        .SequenceEqual(Enumerable.Range(1, card.Criteria.Count))
                )
                {
                    root.Log.Error(root.Node, root.Place, "tiêu chí phải đánh số liền nhau từ 1");
                }

                foreach (var threshold in card.Thresholds.Where(threshold => threshold.Points > card.TotalPoints))
                {
                    root.Log.Error(root.Node, root.Place, $"ngưỡng của “{threshold.Name}” cao hơn tổng điểm");
                }

                return card;
            }
        );

    private static Criterion ReadCriterion(JsonAt node, FindingLog log)
    {
        var section = new JsonSection(node, "tiêu chí", log).Knows("number", "name", "nameEn", "maxPoints");
        return new Criterion(
            section.Whole("number"),
            section.Text("name"),
            section.Text("nameEn"),
            section.OptionalWhole("maxPoints")
        );
    }

    private static Threshold ReadThreshold(JsonAt node, FindingLog log)
    {
        var section = new JsonSection(node, "ngưỡng điểm", log).Knows("class", "name", "nameEn", "points");
        return new Threshold(
            section.Text("class"),
            section.Text("name"),
            section.Text("nameEn"),
            section.Whole("points")
        );
    }
}

/// <param name="Number">Tiêu chí, from 1.</param>
/// <param name="Name">In Vietnamese.</param>
/// <param name="NameEn">In English.</param>
/// <param name="MaxPoints">The most points it gives; null where no source was at hand.</param>
public sealed record Criterion(int Number, string Name, string NameEn, int? MaxPoints);

/// <param name="Class">Class of unit: <c>city-ward</c>, <c>disadvantaged</c>, <c>other</c>.</param>
/// <param name="Name">In Vietnamese.</param>
/// <param name="NameEn">In English.</param>
/// <param name="Points">The least total that is recognised, inclusive.</param>
public sealed record Threshold(string Class, string Name, string NameEn, int Points);
