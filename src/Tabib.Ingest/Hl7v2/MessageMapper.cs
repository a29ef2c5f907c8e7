namespace Tabib.Ingest.Hl7v2;

/// <summary>Chooses what a message's event asks for, and maps its segments in their order.</summary>
internal static class MessageMapper
{
    private static readonly HashSet<string> Visits = ["A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A11", "A12", "A13"];
    private static readonly HashSet<string> Persons = ["A28", "A31"];
    private static readonly HashSet<string> Merges = ["A34", "A40"];

    /// <summary>True where messages of this type and event are read.</summary>
    public static bool Reads(Hl7Message message) => message.Type switch
    {
        "ADT" => Visits.Contains(message.Event) || Persons.Contains(message.Event) || Merges.Contains(message.Event),
        "ORU" => message.Event == "R01",
        _ => false,
    };

    /// <returns>Id of the Patient whom the message is about.</returns>
    /// <exception cref="MessageFaultException">The message cannot be used.</exception>
    public static string Map(MessageContext context)
    {
        var message = context.Message;
        if (message.Type == "ORU") return MapResults(context);
        if (Merges.Contains(message.Event)) return MapMerges(context);
        var pid = message.Find("PID") ?? throw NoPatient(message);
        var patient = PatientMapper.Map(pid, context);
        if (Visits.Contains(message.Event) && message.Find("PV1") is { } pv1) EncounterMapper.Map(pv1, pid, patient, context);
        return patient;
    }

    private static string MapMerges(MessageContext context)
    {
        string? first = null;
        Hl7Segment? pid = null;
        foreach (var segment in context.Message.Segments)
        {
            if (segment.Name == "PID") pid = segment;
            if (segment.Name != "MRG") continue;
            var survivor = MergeMapper.Map(pid ?? throw NoPatient(context.Message), segment, context);
            first ??= survivor;
        }

        return first ?? throw new MessageFaultException("HL7017", "The message does not say which patient was merged.", context.Message.Header.Line, "MRG");
    }

    private static string MapResults(MessageContext context)
    {
        string? first = null;
        Hl7Segment? pid = null, orc = null, obr = null, pv1 = null;
        string patient = "";
        var items = new List<ResultItem>();
        var isNoteOfItem = false;
        foreach (var segment in context.Message.Segments)
        {
            switch (segment.Name)
            {
                case "PID":
                    Close();
                    (pid, orc, pv1) = (segment, null, null);
                    patient = PatientMapper.Map(segment, context);
                    first ??= patient;
                    break;
                case "PV1":
                    pv1 = segment;
                    break;
                case "ORC":
                    Close();
                    orc = segment;
                    break;
                case "OBR":
                    Close();
                    obr = segment;
                    isNoteOfItem = false;
                    if (pid is null) throw NoPatient(context.Message);
                    break;
                case "OBX":
                    if (obr is null) throw new MessageFaultException("HL7018", "A result stands before the report that it belongs to (OBR).", segment.Line, "OBX");
                    AddItems(segment, items, context);
                    isNoteOfItem = true;
                    break;
                case "NTE" when isNoteOfItem && items.Count > 0:
                    var note = string.Join('\n', segment[3].Repetitions.Select(line => line.Whole));
                    if (note.Length > 0) items[^1].Notes.Add(note);
                    break;
                case "SPM":
                    isNoteOfItem = false;
                    break;
            }
        }

        Close();
        return first ?? throw NoPatient(context.Message);

        void Close()
        {
            if (obr is not null) new ResultMapper(context, patient, EncounterMapper.IdOf(pv1, pid!, context)).Map(orc, obr, items);
            obr = null;
            items.Clear();
        }
    }

    /// <summary>Repetitions of OBX-5 are results of their own, but for lines of text.</summary>
    private static void AddItems(Hl7Segment obx, List<ResultItem> items, MessageContext context)
    {
        var code = CodedElement.Read(obx[3].First, context);
        if (code.IsEmpty) throw new MessageFaultException("HL7018", "A result does not say what was measured.", obx.Line, obx.Path(3));
        var values = obx[5].Repetitions.ToArray();
        var item = new ResultItem(obx, code, values, []);
        if (item.IsText || values.Length < 2) items.Add(item);
        else items.AddRange(values.Select(value => item with { Value = [value], Notes = [] }));
    }

    private static MessageFaultException NoPatient(Hl7Message message) => new("HL7010", "The message has no patient segment (PID).", message.Header.Line, "PID");
}
