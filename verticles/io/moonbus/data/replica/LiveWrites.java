package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes batches of own writes, each of which tells where the one before ended, so that a lost one is noticed. */
final class LiveWrites {

  private long sent;

  /** @param sent the clock from which on writes are sent */
  LiveWrites(long sent) {
    this.sent = sent;
  }

  void restart(long clock) {
    sent = clock;
  }

  /** One batch at least. */
  List<Message.Live> of(Drained drained, Vector durable) {
    State state = drained.state;
    long origin = state.self.origin();
    List<Op> ops = own(drained, origin);
    List<Message.Live> batches = new ArrayList<>();
    int from = 0;
    int bytes = 0;
    for (int i = 0; i < ops.size(); i++) {
      bytes += Scan.size(ops.get(i));
      if (i - from == Scan.MAX_OPS || bytes > Scan.MAX_BYTES && i > from) {
        batches.add(batch(origin, ops.get(i - 1).stamp().clock(), durable, ops.subList(from, i)));
        from = i;
        bytes = Scan.size(ops.get(i));
      }
    }
    batches.add(batch(origin, state.clock, durable, ops.subList(from, ops.size())));
    return batches;
  }

  private Message.Live batch(long origin, long upTo, Vector durable, List<Op> ops) {
    long after = sent;
    sent = upTo;
    return new Message.Live(origin, after, upTo, durable.get(origin), List.copyOf(ops));
  }

  /** What was written and has not been overwritten since, oldest first. */
  private List<Op> own(Drained drained, long origin) {
    Map<DataPath, Op> ops = new LinkedHashMap<>();
    for (Journal entry : drained.entries) {
      Register register = Walk.register(drained.state.root, entry.path());
      if (register != null && register.stamp().origin() == origin && register.stamp().clock() > sent) {
        ops.put(entry.path(), new Op(entry.path(), register));
      }
    }
    return ops.values().stream().sorted(Comparator.comparing(Op::stamp)).toList();
  }
}
