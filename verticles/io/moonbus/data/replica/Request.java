package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Value;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** What the node that decides about a path is asked to do. */
public sealed interface Request {

  DataPath path();

  /** What the asking node has, which its owner may not have seen yet; {@code null} for nothing. */
  Register seen();

  /**
   * Write a value if nothing else was written.
   *
   * @param value {@code null} to remove it
   */
  record Swap(DataPath path, Register seen, Value value) implements Request {
  }

  /** Add to a number. */
  record Add(DataPath path, Register seen, double amount) implements Request {
  }

  /**
   * The answer.
   *
   * @param done     whether it was done
   * @param register what the owner has now, {@code null} for nothing
   * @param failure  why it cannot be done, {@code null} when it can
   */
  record Reply(boolean done, Register register, String failure) {
  }

  static Buffer encode(Request request) {
    WireWriter out = new WireWriter().octet(request instanceof Swap ? 1 : 2).path(request.path());
    register(out, request.path(), request.seen());
    if (request instanceof Swap swap) {
      return out.value(swap.value()).out;
    }
    Add add = (Add) request;
    return out.fixed(Double.doubleToRawLongBits(add.amount())).out;
  }

  /** @throws MessageException when the bytes are no request, or go beyond a limit */
  static Request decode(Buffer bytes) {
    WireReader in = new WireReader(bytes);
    int type = in.octet();
    DataPath path = in.path();
    Register seen = in.bool() ? in.op().register() : null;
    Request request = switch (type) {
      case 1 -> new Swap(path, seen, in.value());
      case 2 -> new Add(path, seen, Double.longBitsToDouble(in.fixed()));
      default -> throw in.malformed("unknown request");
    };
    in.end();
    return request;
  }

  private static void register(WireWriter out, DataPath path, Register register) {
    out.bool(register != null);
    if (register != null) {
      out.op(new Op(path, register));
    }
  }

  static Buffer encode(DataPath path, Reply reply) {
    WireWriter out = new WireWriter().bool(reply.done()).bool(reply.failure() != null);
    if (reply.failure() != null) {
      out.bytes(reply.failure().getBytes(StandardCharsets.UTF_8));
    }
    register(out, path, reply.register());
    return out.out;
  }

  /** @throws MessageException when the bytes are no reply, or go beyond a limit */
  static Reply reply(Buffer bytes) {
    WireReader in = new WireReader(bytes);
    boolean done = in.bool();
    boolean failed = in.bool();
    String failure = failed ? new String(in.bytes(MAX_FAILURE), StandardCharsets.UTF_8) : null;
    Reply reply = new Reply(done, in.bool() ? in.op().register() : null, failure);
    in.end();
    return reply;
  }

  /** Bytes of the text of a failure. */
  int MAX_FAILURE = 1 << 16;
}
