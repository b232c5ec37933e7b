package io.moonbus.cluster;

import io.moonbus.cluster.Registrations.Entry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells the other nodes what this one has registered at the event bus, and takes what they tell. A node that joins is told
 * everything, then each change with its number; every few seconds the number is compared, and who has missed a change is
 * told everything again. What a node has told is forgotten when it leaves. Used on the context of the link.
 */
final class Announcements {

  static final String TOPIC = "cluster.registrations";
  /** Milliseconds between two comparisons. */
  static final long PERIOD = 2_000;
  /** Registrations of one node that others may use; those that only the node itself uses do not count. */
  static final int MAX_ENTRIES = 100_000;

  private static final Logger LOG = Logger.getLogger("io.moonbus.cluster");
  private static final byte ALL = 1;
  private static final byte ADDED = 2;
  private static final byte REMOVED = 3;
  private static final byte CHECK = 4;
  private static final Buffer KNOWN = Buffer.buffer(new byte[] {1});
  private static final Buffer MISSED = Buffer.buffer(new byte[] {0});

  private final NodeLink link;
  private final Registrations registrations;
  private final Context context;
  private final Map<String, Long> known = new HashMap<>();
  private final Set<String> behind = new HashSet<>();
  private long number;

  Announcements(NodeLink link, Registrations registrations, Context context) {
    this.link = link;
    this.registrations = registrations;
    this.context = context;
  }

  /** Begins; on the context. */
  void start() {
    link.handle(TOPIC, this::take);
    link.onJoin(node -> all(node.id()));
    link.onLeave(node -> {
      known.remove(node.id());
      behind.remove(node.id());
      registrations.forget(node.id());
    });
    context.owner().setPeriodic(PERIOD, id -> context.runOnContext(v -> check()));
  }

  /** Something was registered, or is not any more; completes when the others know or have had their time. */
  Future<Void> changed(Entry entry, boolean added) {
    Promise<Void> all = Promise.promise();
    context.runOnContext(v -> {
      number++;
      Buffer change = head(added ? ADDED : REMOVED);
      write(change, entry);
      List<Future<Void>> told = new ArrayList<>();
      link.nodes().forEach(node -> told.add(tell(node.id(), change)));
      Future.join(told).onComplete(done -> all.complete());
    });
    return all.future();
  }

  private void check() {
    Buffer check = head(CHECK);
    link.nodes().forEach(node -> tell(node.id(), check));
  }

  private Future<Void> all(String node) {
    Set<Entry> own = registrations.of(link.self().id());
    Buffer all = head(ALL);
    int sizeAt = all.length();
    all.appendInt(0);
    int count = 0;
    for (Entry entry : own) {
      write(all, entry);
      count++;
    }
    all.setInt(sizeAt, count);
    return link.request(node, TOPIC, all).<Void>mapEmpty().otherwiseEmpty();
  }

  private Future<Void> tell(String node, Buffer change) {
    return link.request(node, TOPIC, change)
        .compose(answer -> answer.getByte(0) == 1 ? Future.succeededFuture() : again(node), failure -> Future.succeededFuture());
  }

  /** Once for all changes that it has missed. */
  private Future<Void> again(String node) {
    return behind.add(node) ? all(node).onComplete(done -> behind.remove(node)) : Future.succeededFuture();
  }

  private Buffer head(byte kind) {
    return Buffer.buffer(128).appendByte(kind).appendLong(number);
  }

  private static void write(Buffer out, Entry entry) {
    byte[] address = entry.address().getBytes(StandardCharsets.UTF_8);
    out.appendInt(address.length).appendBytes(address).appendLong(entry.sequence());
  }

  private Future<Buffer> take(NodeInfo from, Buffer body) {
    try {
      return Future.succeededFuture(take(from.id(), new FrameReader(body)) ? KNOWN : MISSED);
    } catch (FrameException e) {
      LOG.log(Level.WARNING, "Node {0} at {1} tells registrations that are not understood: {2}",
          new Object[] {from.name(), from.address(), e.getMessage()});
      return Future.failedFuture(e);
    }
  }

  /** Whether everything that the other has told is known. */
  private boolean take(String from, FrameReader in) {
    byte kind = in.readByte();
    long theirs = in.readLong();
    if (kind == ALL) {
      registrations.replace(from, entries(in));
      known.put(from, theirs);
      return true;
    }
    if (kind == CHECK) {
      return theirs == known.getOrDefault(from, -1L);
    }
    if (theirs != known.getOrDefault(from, -2L) + 1) {
      return theirs == known.getOrDefault(from, -1L);
    }
    Entry entry = entry(in);
    if (kind == ADDED && registrations.of(from).size() < MAX_ENTRIES) {
      registrations.add(from, entry);
    } else if (kind == REMOVED) {
      registrations.remove(from, entry);
    } else {
      throw new FrameException(kind == ADDED ? "more than " + MAX_ENTRIES + " registrations" : "unknown kind " + kind);
    }
    known.put(from, theirs);
    return true;
  }

  static Set<Entry> entries(FrameReader in) {
    int count = in.readInt();
    if (count < 0 || count > MAX_ENTRIES) {
      throw new FrameException(count + " registrations where at most " + MAX_ENTRIES + " are allowed");
    }
    Set<Entry> entries = new HashSet<>();
    for (int i = 0; i < count; i++) {
      entries.add(entry(in));
    }
    return entries;
  }

  private static Entry entry(FrameReader in) {
    return new Entry(new String(in.readBytes(in.readInt()), StandardCharsets.UTF_8), in.readLong());
  }
}
