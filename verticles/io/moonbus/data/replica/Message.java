package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import java.util.List;
import java.util.Map;

/** What replicas tell each other. Any of them may be lost, repeated or overtaken. */
public sealed interface Message {

  /** The greatest clock in it that who takes it would follow. */
  long newest();

  /**
   * Writes of the sender as they happen.
   *
   * @param origin  the sender's
   * @param after   the clock at which the batch before this one ended
   * @param upTo    the sender wrote nothing from {@code after} on up to this clock but what is in the batch
   * @param promise everything the sender wrote up to this clock is in its store: it cannot forget it any more
   */
  record Live(long origin, long after, long upTo, long promise, List<Op> ops) implements Message {

    @Override
    public long newest() {
      return Math.max(Math.max(upTo, promise), Op.newest(ops));
    }
  }

  /**
   * How far the sender is; sent every second or so, and at meeting.
   *
   * @param history   of which data it is a copy
   * @param sponsor   the replica of which it took over the data, 0 for none
   * @param entries   whether it has any data, or may have had some
   * @param clock     the greatest it has seen
   * @param known     what is in its store, so that it cannot forget it any more
   * @param collected removals up to this clock it may have forgotten
   * @param rescues   grows when it may have writes that nobody sends any more: their writer is gone
   * @param run       the process that sends it
   */
  record Digest(long origin, long history, long sponsor, boolean entries, long clock, Vector known, long collected,
                long rescues, Map<Long, Member> members, Run run) implements Message {

    @Override
    public long newest() {
      return Math.max(Math.max(clock, collected), known.newest());
    }
  }

  /**
   * Asks for what the sender does not know.
   *
   * @param request  is repeated in the answer
   * @param known    what the sender knows
   * @param adopting whether the sender is new or was forgotten, and takes over everything
   * @param after    go on behind this path; {@code null} to begin
   */
  record Pull(long request, long origin, long history, boolean adopting, Vector known, DataPath after) implements Message {

    @Override
    public long newest() {
      return 0;
    }
  }

  /**
   * A part of what the other does not know.
   *
   * @param clock     of the sender when it answered
   * @param known     what the sender knew when it answered
   * @param collected removals up to this clock the sender may have forgotten
   * @param next      ask for what is behind this path; {@code null} after the last part
   */
  record Page(long request, long origin, long clock, Vector known, long collected, List<Op> ops, DataPath next)
      implements Message {

    @Override
    public long newest() {
      return Math.max(Math.max(Math.max(clock, collected), known.newest()), Op.newest(ops));
    }
  }
}
