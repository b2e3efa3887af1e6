using MangNon.Programme;

namespace MangNon.Health;

/// <summary>Reads the schedule's file.</summary>
internal static class ImmunisationScheduleReader
{
    public static ImmunisationSchedule Read(JsonSection root)
    {
        root.Knows("id", "name", "nameEn", "legalBasis", "validFrom", "doses", "infantSeries");
        var doses = root.Items("doses", required: true).Select(node => ReadDose(node, root.Log)).ToList();
        var known = new Dictionary<(string, int), ScheduledDose>();
        foreach (var (dose, node) in doses.Zip(root.Items("doses")))
        {
            if (!known.TryAdd((dose.Vaccine, dose.Dose), dose))
            {
                root.Log.Error(node, Place(node), "mũi này đã có ở trên");
            }
        }

        foreach (var (dose, node) in doses.Zip(root.Items("doses")))
        {
            if (dose.After is { } after && !known.ContainsKey((after.Vaccine, after.Dose)))
            {
                root.Log.Error(node, Place(node), "mũi của “after” không có trong “doses”");
            }
        }

        var series = root.Section("infantSeries", "mũi tiêm trước 1 tuổi")?.Knows("legalBasis", "verified", "doses");
        if (series is null)
        {
            root.Log.Error(root.Node, root.Place, "thiếu “infantSeries”: các mũi phải đủ trước 1 tuổi");
        }

        return new ImmunisationSchedule(doses, ReadSeries(series, known))
        {
            Name = root.Text("name"),
            NameEn = root.Text("nameEn"),
            LegalBasis = root.Text("legalBasis"),
            ValidFrom = root.OptionalDay("validFrom"),
            InfantSeriesLegalBasis = series?.Text("legalBasis") ?? "",
        };
    }

    private static ScheduledDose ReadDose(JsonAt node, FindingLog log)
    {
        var section = new JsonSection(node, Place(node), log).Knows(
            "vaccine",
            "dose",
            "age",
            "dueFromAgeDays",
            "required",
            "legalBasis",
            "verified",
            "fromAgeDays",
            "minAgeDays",
            "after"
        );
        var dose = new ScheduledDose(
            section.Text("vaccine"),
            section.Whole("dose"),
            section.Text("age"),
            section.OptionalWhole("dueFromAgeDays"),
            section.Flag("required"),
            section.Text("legalBasis"),
            section.Flag("verified")
        )
        {
            FromAgeDays = section.OptionalWhole("fromAgeDays"),
            MinAgeDays = section.OptionalWhole("minAgeDays") ?? 0,
        };
        // Without a word of the data a later dose of a vaccine follows the one before it.
        dose = dose with
        {
            After =
                section.Section("after", section.Place + " › after")?.Knows("vaccine", "dose", "days") is { } after
                    ? new DoseInterval(after.Text("vaccine"), after.Whole("dose"), after.Whole("days"))
                : dose.Dose > 1 ? new DoseInterval(dose.Vaccine, dose.Dose - 1, 0)
                : null,
        };
        if (dose.Dose < 1)
        {
            log.Error(node, section.Place, "“dose” đếm từ 1");
        }

        if (dose.Required != dose.DueFromAgeDays.HasValue)
        {
            log.Error(node, section.Place, "mũi bắt buộc (required) có “dueFromAgeDays”, mũi không bắt buộc thì không");
        }

        return dose;
    }

    private static List<ScheduledDose> ReadSeries(JsonSection? series, Dictionary<(string, int), ScheduledDose> known)
    {
        var doses = new List<ScheduledDose>();
        foreach (var node in series?.Items("doses", required: true) ?? [])
        {
            var section = new JsonSection(node, $"{series!.Place} › {Place(node)}", series.Log).Knows(
                "vaccine",
                "dose"
            );
            if (known.TryGetValue((section.Text("vaccine"), section.Whole("dose")), out var dose))
            {
                doses.Add(dose);
            }
            else
            {
                series.Log.Error(node, section.Place, "mũi này không có trong “doses”");
            }
        }

        return doses;
    }

    private static string Place(JsonAt node) =>
        $"{node.Member("vaccine")?.Text} mũi {node.Member("dose")?.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
