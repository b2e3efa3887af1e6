using System.CommandLine;
using System.Globalization;
using MangNon.Register;
using MangNon.Storage;

namespace MangNon.Web.CommandLine;

/// <summary><c>mangnon keys list</c>, <c>keys rotate</c>, <c>keys remove ID</c>: the keys of sealed fields.</summary>
internal static class KeysVerb
{
    public static Command Create() =>
        new("keys", "Khóa của dữ liệu mật / keys of sealed fields") { List(), Rotate(), Remove() };

    private static Command List()
    {
        var command = new Command("list", "Liệt kê các khóa và số giá trị còn cần khóa / list keys");
        command.SetAction(
            (parsed, cancel) =>
                Verb.WithWorkspaceAsync(
                    parsed,
                    async workspace =>
                    {
                        await using var db = workspace.NewContext();
                        var keys = await KeyRotation.ListAsync(db, cancel);
                        if (parsed.GetValue(Verb.Json))
                        {
                            WriteJson(keys);
                            return Verb.Done;
                        }

                        foreach (var (key, values) in keys)
                        {
                            Console.WriteLine(
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{key.Id}  {Use(key)}  tạo {key.MadeOn:dd/MM/yyyy}  {State(key)}  {values} giá trị"
                                )
                            );
                        }

                        return Verb.Done;
                    },
                    cancel
                )
        );
        return command;
    }

    private static Command Rotate()
    {
        var command = new Command(
            "rotate",
            "Tạo khóa mới và mã hóa lại bằng khóa mới; trang web vẫn chạy / make new keys and seal everything anew"
        );
        command.SetAction(
            (parsed, cancel) =>
                Verb.WithWorkspaceAsync(
                    parsed,
                    async workspace =>
                    {
                        await using var db = workspace.NewContext();
                        var done = 0;
                        var outcome = await KeyRotation.RotateAsync(
                            db,
                            VietnamTime.Today(TimeProvider.System),
                            batch => done += batch,
                            cancel
                        );
                        if (outcome == RotationOutcome.Busy)
                        {
                            return Busy();
                        }

                        Console.Error.WriteLine(
                            (outcome == RotationOutcome.Finished ? "Đã làm nốt lần thay khóa dở dang" : "Đã thay khóa")
                                + string.Create(
                                    CultureInfo.InvariantCulture,
                                    $": mã hóa lại {done} giá trị. Sao lưu ngay tệp {workspace.Folder.Seal.RingFile}."
                                )
                        );
                        return Verb.Done;
                    },
                    cancel
                )
        );
        return command;
    }

    private static Command Remove()
    {
        var id = new Argument<string>("ID") { Description = "Mã khóa, xem keys list" };
        var command = new Command("remove", "Bỏ hẳn một khóa cũ không còn dùng / remove a retired key") { id };
        command.SetAction(
            (parsed, cancel) =>
                Verb.WithWorkspaceAsync(
                    parsed,
                    async workspace =>
                    {
                        await using var db = workspace.NewContext();
                        var key = parsed.GetValue(id)!;
                        switch (await KeyRotation.RemoveAsync(db, key, cancel))
                        {
                            case RemovalOutcome.Removed:
                                Console.Error.WriteLine(
                                    $"Đã bỏ khóa {key}. Các bản sao lưu làm trước lần thay khóa chỉ mở được "
                                        + "bằng bản sao của tệp khóa cùng thời điểm."
                                );
                                return Verb.Done;
                            case RemovalOutcome.Unknown:
                                return Verb.Refuse($"Không có khóa “{key}”. Xem các khóa: mangnon keys list");
                            case RemovalOutcome.IsCurrent:
                                return Verb.Refuse($"Khóa {key} đang dùng. Thay khóa trước: mangnon keys rotate");
                            case RemovalOutcome.InUse:
                                return Verb.Refuse(
                                    $"Còn giá trị cần khóa {key}. Mã hóa lại trước: mangnon keys rotate. Nhật ký không mã hóa lại được nên giữ khóa của nó."
                                );
                            default:
                                return Busy();
                        }
                    },
                    cancel
                )
        );
        return command;
    }

    private static int Busy() => Verb.Refuse("Đang có một lần thay khóa khác. Đợi xong rồi chạy lại.");

    private static void WriteJson(IReadOnlyList<KeyInUse> keys) =>
        JsonOut.Write(json =>
        {
            json.WriteStartArray();
            foreach (var (key, values) in keys)
            {
                json.WriteStartObject();
                json.WriteString("id", key.Id);
                json.WriteString("use", key.Use == KeyUse.Seal ? "seal" : "index");
                json.WriteString("madeOn", key.MadeOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                json.WriteBoolean("current", key.State == KeyState.Current);
                json.WriteNumber("values", values);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    private static string Use(RingKey key) => key.Use == KeyUse.Seal ? "mã hóa" : "tra cứu";

    private static string State(RingKey key) => key.State == KeyState.Current ? "đang dùng" : "khóa cũ";
}
