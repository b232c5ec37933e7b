package io.moonbus.data.replica;

import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.TreeMap;

/** The wire form of messages, of one version: nodes of another do not join. */
public final class Messages {

  private static final int LIVE = 1;
  private static final int DIGEST = 2;
  private static final int PULL = 3;
  private static final int PAGE = 4;

  /** The version of the metadata. */
  private static final int METADATA = 2;

  /** Bytes of stamps, lengths, and what the sender knows. */
  private static final int MAX_REST = 64 << 10;

  private Messages() {
  }

  public static Buffer encode(Message message) {
    WireWriter out = new WireWriter();
    if (message instanceof Message.Live live) {
      out.octet(LIVE).fixed(live.origin()).fixed(live.after()).fixed(live.upTo()).fixed(live.promise()).ops(live.ops());
    } else if (message instanceof Message.Digest digest) {
      out.octet(DIGEST).fixed(digest.origin()).fixed(digest.history()).fixed(digest.sponsor()).bool(digest.entries()).fixed(digest.clock())
          .vector(digest.known()).fixed(digest.collected()).fixed(digest.rescues())
          .members(digest.members()).run(digest.run());
    } else if (message instanceof Message.Pull pull) {
      out.octet(PULL).fixed(pull.request()).fixed(pull.origin()).fixed(pull.history()).bool(pull.adopting())
          .vector(pull.known());
      path(out, pull.after());
    } else if (message instanceof Message.Page page) {
      out.octet(PAGE).fixed(page.request()).fixed(page.origin()).fixed(page.clock()).vector(page.known())
          .fixed(page.collected()).ops(page.ops());
      path(out, page.next());
    }
    return out.out;
  }

  /** Bytes of the longest message that {@link Scan} and {@link LiveWrites} make. */
  public static long maxLength(DataOptions limits) {
    return Scan.MAX_BYTES + limits.getMaxValue() + (long) limits.getMaxDepth() * limits.getMaxKey() + MAX_REST;
  }

  private static void path(WireWriter out, DataPath path) {
    out.bool(path != null);
    if (path != null) {
      out.path(path);
    }
  }

  /** @throws MessageException when the bytes are no message, or go beyond a limit */
  public static Message decode(Buffer bytes) {
    WireReader in = new WireReader(bytes);
    int type = in.octet();
    Message message = switch (type) {
      case LIVE -> new Message.Live(in.fixed(), in.clock(), in.clock(), in.clock(), in.ops());
      case DIGEST -> new Message.Digest(in.fixed(), in.fixed(), in.fixed(), in.bool(), in.clock(), in.vector(), in.clock(),
          in.fixed(), in.members(), in.run());
      case PULL -> new Message.Pull(in.fixed(), in.fixed(), in.fixed(), in.bool(), in.vector(), path(in));
      case PAGE -> new Message.Page(in.fixed(), in.fixed(), in.clock(), in.vector(), in.clock(), in.ops(), path(in));
      default -> throw in.malformed("unknown message " + type);
    };
    in.end();
    return message;
  }

  private static DataPath path(WireReader in) {
    return in.bool() ? in.path() : null;
  }

  static byte[] encode(Metadata metadata) {
    WireWriter out = new WireWriter();
    out.octet(METADATA).fixed(metadata.self().origin()).fixed(metadata.self().history()).fixed(metadata.self().sponsor())
        .fixed(metadata.clock()).fixed(metadata.collected()).vector(metadata.vector()).members(metadata.members())
        .vector(Vector.of(metadata.absences())).fixed(metadata.position()).runs(metadata.runs());
    return out.out.getBytes();
  }

  /** @throws MessageException when the bytes are no metadata */
  static Metadata metadata(byte[] bytes) {
    WireReader in = new WireReader(Buffer.buffer(bytes));
    if (in.octet() != METADATA) {
      throw in.malformed("unknown version of the metadata");
    }
    Metadata metadata = new Metadata(new State.Identity(in.fixed(), in.fixed(), in.fixed()), in.clock(), in.clock(),
        in.vector(), new TreeMap<>(in.members()), in.clocks(), in.clock(), in.runs());
    in.end();
    return metadata;
  }
}
