using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ExamBank.Tests.Support;

/// <summary>Counts the SQL statements on one database file until it is disposed; servers of other tests have files of their own.</summary>
internal sealed class SqlCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];
    private readonly string database;

    /// <summary>Counts statements on the database file at <paramref name="database"/>.</summary>
    public SqlCounter(string database)
    {
        this.database = database;
        lock (subscriptions) subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public List<string> Statements { get; } = [];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            lock (subscriptions) subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData data && data.Command.Connection!.DataSource == database)
            lock (Statements) Statements.Add(data.Command.CommandText);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        lock (subscriptions) subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
