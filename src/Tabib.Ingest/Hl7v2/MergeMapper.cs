using System.Text.Json.Nodes;

namespace Tabib.Ingest.Hl7v2;

/// <summary>A34 and A40: the patient of MRG is found to be the one of PID. Both stay, and each says so of the other.</summary>
internal static class MergeMapper
{
    /// <returns>Id of the surviving Patient.</returns>
    /// <exception cref="MessageFaultException">HL7011, HL7017: a patient without identifier; a patient merged into itself.</exception>
    public static string Map(Hl7Segment pid, Hl7Segment mrg, MessageContext context)
    {
        var surviving = Identifiers.Read(context, pid[3], pid[2], pid[4]);
        var prior = Identifiers.Read(context, mrg[1], mrg[4]);
        if (surviving.Count == 0) throw new MessageFaultException("HL7011", "No identifier names the patient.", pid.Line, pid.Path(3));
        if (prior.Count == 0) throw new MessageFaultException("HL7011", "No identifier names the patient who was merged.", mrg.Line, mrg.Path(1));
        var (survivor, replaced) = (PatientMapper.IdOf(surviving), PatientMapper.IdOf(prior));
        if (survivor == replaced) throw new MessageFaultException("HL7017", "A patient is merged with itself.", mrg.Line, mrg.Path(1));

        var before = context.State("Patient", replaced);
        PatientMapper.UpdateIdentifiers(before, [.. prior.Where(identifier => !surviving.Any(other => other.System == identifier.System && other.Value == identifier.Value))]);
        before["active"] = false;
        Link(before, survivor, "replaced-by");
        context.Write("Patient", replaced, before, PatientMapper.Elements, mrg.Line);

        var after = context.State("Patient", survivor);
        PatientMapper.Update(after, pid, surviving, context);
        Link(after, replaced, "replaces");
        context.Write("Patient", survivor, after, PatientMapper.Elements, pid.Line);
        return survivor;
    }

    private static void Link(JsonObject patient, string other, string type)
    {
        var reference = "Patient/" + other;
        var links = new JsonArray();
        foreach (var known in patient["link"] as JsonArray ?? [])
        {
            if (known is JsonObject link && link["other"].TextOf("reference") != reference) links.Add(link.DeepClone());
        }

        links.Add(new JsonObject { ["other"] = new JsonObject { ["reference"] = reference }, ["type"] = type });
        patient["link"] = links;
    }
}
