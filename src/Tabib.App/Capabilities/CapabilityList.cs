using Tabib.App.Association;
using Tabib.App.Cohorts;
using Tabib.App.Doctor;
using Tabib.App.Genomes;
using Tabib.App.Knowledge;
using Tabib.App.Models.Auditing;
using Tabib.App.Models.Cards;
using Tabib.App.Models.Explaining;
using Tabib.App.Models.Predicting;
using Tabib.App.Models.Training;
using Tabib.App.Models.Validating;
using Tabib.App.Patients;
using Tabib.App.Pharmacogenomics;
using Tabib.App.Polygenic;
using Tabib.App.Records;
using Tabib.App.Risk;
using Tabib.App.Rules;
using Tabib.App.Run;
using Tabib.App.Survival;
using Tabib.App.Synth;
using Tabib.App.Units;
using Tabib.App.Variants;

namespace Tabib.App.Capabilities;

/// <summary>All that Tabib can do, once. Verbs, help, documentation and the tests of the examples come from this list; the first ones are the ones a newcomer needs.</summary>
public static class CapabilityList
{
    public static IReadOnlyList<Capability> All { get; } =
    [
        new RunCapability(),
        new DemoCapability(),
        new ImportCapability(),
        new PatientsListCapability(),
        new PatientsShowCapability(),
        new PatientsExportCapability(),
        new RiskListCapability(),
        new RiskRunCapability(),
        new RulesListCapability(),
        new PgxCallCapability(),
        new PgxAdviseCapability(),
        new PgxAuditCapability(),
        new GenotypeImportCapability(),
        new GenotypeExportCapability(),
        new FrequencyCapability(),
        new QualityCapability(),
        new KinshipTableCapability(),
        new RelatednessCapability(),
        new PruneCapability(),
        new LdTableCapability(),
        new PcaCapability(),
        new ProjectCapability(),
        new AssociationRunCapability(),
        new AssociationRidgeCapability(),
        new AssociationGenesCapability(),
        new AssociationTdtCapability(),
        new AssociationClumpCapability(),
        new PolygenicScoreCapability(),
        new PolygenicMatchCapability(),
        new PolygenicNormalizeCapability(),
        new VariantViewCapability(),
        new VariantQueryCapability(),
        new VariantCheckCapability(),
        new VariantNormalizeCapability(),
        new VariantFillTagsCapability(),
        new VariantTriosCapability(),
        new VariantAnnotateCapability(),
        new SurvivalFitCapability(),
        new KnowledgeListCapability(),
        new KnowledgeValidateCapability(),
        new KnowledgeImportCapability(),
        new KnowledgeDiffCapability(),
        new SynthCapability(),
        new UnitsConvertCapability(),
        new DoctorCapability(),
        new CohortDefineCapability(),
        new CohortCountCapability(),
        new CohortDescribeCapability(),
        new CohortExtractCapability(),
        new TrainCapability(),
        new PredictCapability(),
        new ModelListCapability(),
        new ModelCardCapability(),
        new ValidateCapability(),
        new AuditCapability(),
        new ExplainCapability(),
    ];
}
