namespace MangNon.Health.Growth;

/// <summary>WHO's tables, each read from the program itself at its first use.</summary>
internal static class GrowthTables
{
    /// <summary>WHO Child Growth Standards (2006): by day 0…1826 (arm 91…1826), or by 0.1 cm.</summary>
    internal static class Who2006
    {
        public static readonly LmsTable LengthForAge = LmsTable.Load("length-height-for-age-0-5");
        public static readonly LmsTable WeightForAge = LmsTable.Load("weight-for-age-0-5");
        public static readonly LmsTable WeightForLength = LmsTable.Load("weight-for-length");
        public static readonly LmsTable WeightForHeight = LmsTable.Load("weight-for-height");
        public static readonly LmsTable BmiForAge = LmsTable.Load("bmi-for-age-0-5");
        public static readonly LmsTable HeadForAge = LmsTable.Load("head-for-age-0-5");
        public static readonly LmsTable ArmForAge = LmsTable.Load("arm-for-age-0-5");
    }

    /// <summary>WHO Reference 2007: by month from 60; one month is held beyond the last that scores.</summary>
    internal static class Who2007
    {
        public static readonly LmsTable HeightForAge = LmsTable.Load("height-for-age-5-19");
        public static readonly LmsTable WeightForAge = LmsTable.Load("weight-for-age-5-10");
        public static readonly LmsTable BmiForAge = LmsTable.Load("bmi-for-age-5-19");
    }
}
