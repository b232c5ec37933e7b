package io.moonbus.measure;

/** Every figure that Moonbus has of itself. The names are those of the metrics page and do not change. */
public enum Metric {

  CLIENTS("moonbus_clients", Kind.GAUGE, "protocol", "Clients that are connected."),
  CONNECTIONS("moonbus_connections", Kind.COUNTER, "protocol", "Clients that have connected since the start."),
  SCRIPT_TIME("moonbus_script_seconds", Kind.HISTOGRAM, "application",
      "Calls of scripts for clients, timers and other events: how many, and how long they took."),
  SCRIPT_ERRORS("moonbus_script_errors", Kind.COUNTER, "application",
      "Calls of scripts that ended with an error or were interrupted."),
  QUEUED_TASKS("moonbus_queued_tasks", Kind.GAUGE, "loop",
      "Tasks that wait for the event loops of the scripts, or of the listeners."),
  SEND_QUEUE("moonbus_send_queue_bytes", Kind.GAUGE, "protocol",
      "Bytes that wait for clients which do not read fast enough."),
  DATA_ENTRIES("moonbus_data_entries", Kind.GAUGE, "", "Values in the shared data."),
  DATA_TOMBSTONES("moonbus_data_tombstones", Kind.GAUGE, "", "Deletions that are remembered for other nodes."),
  DATA_BYTES("moonbus_data_bytes", Kind.GAUGE, "", "About how many bytes of memory the shared data takes."),
  REPLICATION_LAG("moonbus_data_replication_lag_seconds", Kind.GAUGE, "",
      "For how long at most something that another node wrote has not been seen here."),
  UNWRITTEN("moonbus_data_unwritten", Kind.GAUGE, "", "Changes of the shared data that are not on disk yet."),
  NODES("moonbus_cluster_nodes", Kind.GAUGE, "", "Nodes of the cluster that are reachable, this one included."),
  READY("moonbus_ready", Kind.GAUGE, "", "1 while the node is ready for clients, else 0.");

  /** How a figure behaves. */
  public enum Kind {
    /** Grows only; its name gets the end {@code _total}. */
    COUNTER,
    /** Goes up and down. */
    GAUGE,
    /** Counts durations by their length; its names get the ends {@code _bucket}, {@code _sum} and {@code _count}. */
    HISTOGRAM
  }

  private final String text;
  private final Kind kind;
  private final String label;
  private final String doc;

  Metric(String text, Kind kind, String label, String doc) {
    this.text = text;
    this.kind = kind;
    this.label = label;
    this.doc = doc;
  }

  /** The name without the end that its kind gives it. */
  public String text() {
    return text;
  }

  /** How it behaves. */
  public Kind kind() {
    return kind;
  }

  /** What tells its figures apart, {@code ""} when there is only one. */
  public String label() {
    return label;
  }

  /** What it says, in a sentence. */
  public String doc() {
    return doc;
  }
}
