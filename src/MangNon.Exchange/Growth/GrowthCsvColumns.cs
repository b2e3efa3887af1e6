namespace MangNon.Exchange.Growth;

/// <summary>Where the columns stand that scores rest on; −1 for one that is missing. Names are matched without case.</summary>
internal sealed class GrowthCsvColumns
{
    public const string SexName = "sex";
    public const string AgeDaysName = "age_days";
    public const string AgeMonthsName = "age_months";
    public const string WeightName = "weight_kg";
    public const string LengthName = "lenhei_cm";
    public const string MeasureName = "measure";
    public const string HeadName = "headc_cm";
    public const string OedemaName = "oedema";

    private readonly List<string> header;

    public GrowthCsvColumns(List<string> header)
    {
        this.header = header;
        Sex = Find(SexName);
        AgeDays = Find(AgeDaysName);
        AgeMonths = Find(AgeMonthsName);
        Weight = Find(WeightName);
        Length = Find(LengthName);
        Measure = Find(MeasureName);
        Head = Find(HeadName);
        Oedema = Find(OedemaName);
    }

    public int Count => header.Count;

    public int Sex { get; }

    public int AgeDays { get; }

    public int AgeMonths { get; }

    public int Weight { get; }

    public int Length { get; }

    public int Measure { get; }

    public int Head { get; }

    public int Oedema { get; }

    /// <summary>The missing columns by name; of the two columns of age one suffices.</summary>
    public List<string> Missing()
    {
        var missing = new List<string>();
        Add(Sex, SexName);
        if (AgeMonths < 0)
            Add(AgeDays, AgeDaysName);
        Add(Weight, WeightName);
        Add(Length, LengthName);
        Add(Measure, MeasureName);
        Add(Head, HeadName);
        Add(Oedema, OedemaName);
        return missing;

        void Add(int at, string name)
        {
            if (at < 0)
                missing.Add(name);
        }
    }

    private int Find(string name) =>
        header.FindIndex(cell => cell.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
}
