namespace MangNon.Health.Growth;

/// <summary>
/// A length corrected for posture, with its place in a table by 0.1 cm. The correction and the place are computed in
/// decimals or whole micrometres: in binary, 103.1 − 0.7 is 102.39999999999999 and falls into the interval below.
/// </summary>
/// <param name="Cm">The corrected length in cm; NaN when there is none.</param>
/// <param name="Tenth">Its whole tenths of a centimetre.</param>
/// <param name="Part">The part of the next tenth, from 0 to below 1.</param>
internal readonly record struct ExactLength(double Cm, int Tenth, double Part)
{
    // A kilometre: beyond it, whole tenths would not fit an int. No length of a child.
    private const long LimitCm = 100_000;
    private const long UmPerCm = 10_000;
    private const int UmPerTenth = 1_000;

    public static readonly ExactLength None = new(double.NaN, 0, 0);

    public bool Exists => Cm > 0;

    public static ExactLength FromMicrometres(long? read, int correctionTenths)
    {
        if (read is not (> 0 and < LimitCm * UmPerCm))
            return None;

        var um = read.GetValueOrDefault() + (correctionTenths * UmPerTenth);
        if (um <= 0)
            return None;

        var tenth = (int)(um / UmPerTenth);
        return new ExactLength(um / (double)UmPerCm, tenth, (um - ((long)tenth * UmPerTenth)) / (double)UmPerTenth);
    }

    public static ExactLength FromCentimetres(decimal? read, int correctionTenths)
    {
        if (read is not (> 0 and < LimitCm))
            return None;

        var cm = read.GetValueOrDefault() + (correctionTenths * 0.1m);
        if (cm <= 0)
            return None;

        var tenths = cm * 10;
        var whole = decimal.Truncate(tenths);
        return new ExactLength((double)cm, (int)whole, (double)(tenths - whole));
    }

    /// <summary>
    /// What posture adds, in tenths of a centimetre: +7 for one measured standing who should lie (under 731 days),
    /// −7 for one measured lying who should stand (from 731 days). Nothing when age or posture is unknown, nor under
    /// 9 months, where "standing" is taken for a slip of the pen.
    /// </summary>
    public static int CorrectionTenths(int? ageDays, Posture posture) =>
        (ageDays, posture) switch
        {
            (> GrowthAge.LastDayTooYoungToStand and < GrowthAge.FirstDayStanding, Posture.Standing) => 7,
            (>= GrowthAge.FirstDayStanding, Posture.Lying) => -7,
            _ => 0,
        };
}
