using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using GraphQL;

namespace ExamBank.Api.Features.Papers;

/// <summary>
/// How far assemblies are, told under a name that their caller chose to those who listen as the same actor. A name is for one run: who listens
/// for a second of that name would hear how the first one ended.
/// </summary>
internal sealed class AssemblyProgress(TimeProvider time)
{
    private const int ShortestName = 8;
    private const int LongestName = 64;

    /// <summary>How many runs are remembered, so that who listens late still hears how a run ended.</summary>
    private const int Remembered = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<(ActorKind Kind, string Actor, string Name), Run> runs = [];
    private readonly Queue<(ActorKind Kind, string Actor, string Name)> order = [];

    /// <summary>What is wrong with a name; null for nothing.</summary>
    private static BankError? Check(string name) => name is { Length: < ShortestName or > LongestName }
        ? BankError.Of("paper.progress-name", "progress", ("shortest", ShortestName), ("longest", LongestName))
        : null;

    /// <summary>Begins to tell of a run; without a name it is told to nobody. A run that is left before it is done has failed.</summary>
    /// <returns>The run, or why there can be none of that name.</returns>
    public Result<Run> Begin(Actor actor, string? name)
    {
        if (name is null) return new Run(time);
        if (Check(name) is { } wrong) return wrong;
        var run = Of(actor, name);
        return run.TryBegin() ? run : BankError.Of("paper.progress-used", "progress", ("name", name));
    }

    /// <summary>The stages of a run from the newest one on, until it has ended.</summary>
    /// <exception cref="BankExecutionError">The name is too short or too long.</exception>
    public IAsyncEnumerable<AssemblyStep> Listen(Actor actor, string name, CancellationToken cancellationToken) =>
        Check(name) is { } wrong ? throw new BankExecutionError(wrong) : Of(actor, name).ListenAsync(cancellationToken);

    private Run Of(Actor actor, string name)
    {
        lock (gate)
        {
            var key = (actor.Kind, actor.Name, name);
            if (runs.TryGetValue(key, out var known)) return known;
            if (order.Count == Remembered) runs.Remove(order.Dequeue());
            order.Enqueue(key);
            return runs[key] = new Run(time);
        }
    }

    /// <summary>One run and those who listen to it.</summary>
    internal sealed class Run(TimeProvider time) : IDisposable
    {
        private readonly Lock gate = new();
        private readonly List<ChannelWriter<AssemblyStep>> listeners = [];
        private readonly List<AssemblyStep> told = [];
        private bool hasBegun;

        /// <summary>Begins it; false when it has begun already.</summary>
        public bool TryBegin()
        {
            lock (gate)
            {
                if (hasBegun) return false;
                hasBegun = true;
                return true;
            }
        }

        /// <summary>Tells that a stage has begun, or that the run has ended.</summary>
        public void Tell(AssemblyStage stage)
        {
            lock (gate)
            {
                var newest = new AssemblyStep(stage, time.GetUtcNow());
                told.Add(newest);
                foreach (var listener in listeners)
                {
                    listener.TryWrite(newest);
                    if (newest.Ended) listener.TryComplete();
                }
            }
        }

        /// <summary>The stage that is the newest now and all that follow, however long it takes until they are read.</summary>
        public IAsyncEnumerable<AssemblyStep> ListenAsync(CancellationToken cancellationToken)
        {
            lock (gate) return FollowAsync(Math.Max(0, told.Count - 1), cancellationToken);
        }

        private async IAsyncEnumerable<AssemblyStep> FollowAsync(int from, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            // A run has a handful of stages: no listener can fall far behind.
            var channel = Channel.CreateUnbounded<AssemblyStep>();
            lock (gate)
            {
                foreach (var step in told.Skip(from)) channel.Writer.TryWrite(step);
                if (told is [.., { Ended: true }]) channel.Writer.TryComplete();
                listeners.Add(channel.Writer);
            }

            try
            {
                await foreach (var step in channel.Reader.ReadAllAsync(cancellationToken)) yield return step;
            }
            finally
            {
                lock (gate) listeners.Remove(channel.Writer);
            }
        }

        /// <summary>Ends the telling; a run that is not done by now has failed.</summary>
        public void Dispose()
        {
            lock (gate)
                if (told is not [.., { Stage: AssemblyStage.Done }]) Tell(AssemblyStage.Failed);
        }
    }
}

[Name("AssemblyStage")]
[Description("Where an assembly stands. 组卷阶段")]
internal enum AssemblyStage
{
    [Description("Blueprint and pool are being read. 读取题库")]
    Reading,

    [Description("Questions are being chosen. 选题组卷")]
    Assembling,

    [Description("Documents are being written and read back. 生成文件")]
    Rendering,

    [Description("The paper, or the draft, waits to be stored. 存储")]
    Storing,

    [Description("The paper, or the draft, is there. 完成")]
    Done,

    [Description("There is none; the mutation's answer says why. 失败")]
    Failed,
}

[Name("AssemblyStep")]
[Description("A stage that an assembly has reached. 组卷进度")]
internal sealed record AssemblyStep(
    [property: Description("The stage. 阶段")] AssemblyStage Stage,
    [property: Description("Since when. 时间")] DateTimeOffset At)
{
    /// <summary>Whether no other stage follows.</summary>
    [Ignore]
    public bool Ended => Stage is AssemblyStage.Done or AssemblyStage.Failed;
}
