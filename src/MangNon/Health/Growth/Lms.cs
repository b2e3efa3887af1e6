namespace MangNon.Health.Growth;

/// <summary>
/// The distribution of a measure among healthy children at one age or length: Box-Cox power L, median M and
/// coefficient of variation S (WHO Child Growth Standards, 2006; WHO Reference 2007).
/// </summary>
internal readonly record struct Lms(double L, double M, double S)
{
    /// <summary>The plain score of a measure greater than 0: ((y/M)^L − 1) / (S·L), or ln(y/M)/S where L = 0.</summary>
    public double Z(double y)
    {
        var ratio = y / M;
        if (L == 1)
            return (ratio - 1) / S;

        return L == 0 ? Math.Log(ratio) / S : (Math.Pow(ratio, L) - 1) / (S * L);
    }

    /// <summary>The score counted on beyond ±3 in steps of the distance between the second and the third SD.</summary>
    public double RestrictedZ(double y)
    {
        var z = Z(y);
        return z is >= -3 and <= 3 ? z : Beyond3(y, z);
    }

    /// <summary>The measure that has the plain score <paramref name="k"/>.</summary>
    public double ValueAt(double k) => L == 0 ? M * Math.Exp(S * k) : M * Math.Pow(1 + (L * S * k), 1 / L);

    /// <summary>The straight line between this and the next step of the table; <paramref name="part"/> from 0 to 1.</summary>
    public Lms Towards(in Lms next, double part) =>
        new(L + ((next.L - L) * part), M + ((next.M - M) * part), S + ((next.S - S) * part));

    private double Beyond3(double y, double z)
    {
        if (z > 3)
        {
            var sd3 = ValueAt(3);
            return 3 + ((y - sd3) / (sd3 - ValueAt(2)));
        }

        var sd3Below = ValueAt(-3);
        return -3 + ((y - sd3Below) / (ValueAt(-2) - sd3Below));
    }
}
