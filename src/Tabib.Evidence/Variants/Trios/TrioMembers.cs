using Tabib.Core.Identity;

namespace Tabib.Evidence.Variants.Trios;

/// <summary>A child and its parents, as indexes of samples.</summary>
public readonly record struct TrioMembers(int Child, int Father, int Mother, Sex ChildSex);
