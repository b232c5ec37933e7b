package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import io.moonbus.data.Stamp;
import io.moonbus.data.Value;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/** Writes what messages consist of. */
final class WireWriter {

  final Buffer out = Buffer.buffer();

  WireWriter octet(int value) {
    out.appendByte((byte) value);
    return this;
  }

  WireWriter bool(boolean value) {
    return octet(value ? 1 : 0);
  }

  /** Seven bits an octet, least significant first, the eighth set when more follow. */
  WireWriter natural(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      octet((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    return octet((int) rest);
  }

  WireWriter fixed(long value) {
    out.appendLong(value);
    return this;
  }

  WireWriter bytes(byte[] bytes) {
    natural(bytes.length);
    out.appendBytes(bytes);
    return this;
  }

  WireWriter path(DataPath path) {
    natural(path.size());
    for (int i = 0; i < path.size(); i++) {
      bytes(path.key(i).bytes());
    }
    return this;
  }

  WireWriter stamp(Stamp stamp) {
    return fixed(stamp.clock()).fixed(stamp.origin());
  }

  WireWriter value(Value value) {
    if (value == null) {
      return octet(0);
    } else if (value instanceof Value.Text text) {
      return octet(1).bytes(text.bytes());
    } else if (value instanceof Value.Truth truth) {
      return octet(truth.isTrue() ? 3 : 2);
    }
    return octet(4).fixed(Double.doubleToRawLongBits(((Value.Num) value).value()));
  }

  WireWriter op(Op op) {
    return path(op.path()).stamp(op.stamp()).natural(op.register().expires()).value(op.register().value());
  }

  WireWriter ops(List<Op> ops) {
    natural(ops.size());
    ops.forEach(this::op);
    return this;
  }

  WireWriter vector(Vector vector) {
    natural(vector.size());
    vector.forEach((origin, clock) -> fixed(origin).fixed(clock));
    return this;
  }

  WireWriter run(Run run) {
    return fixed(run.id()).fixed(run.base()).fixed(run.position());
  }

  WireWriter runs(Map<Long, Run> runs) {
    natural(runs.size());
    runs.forEach((replica, run) -> fixed(replica).run(run));
    return this;
  }

  WireWriter members(Map<Long, Member> members) {
    natural(members.size());
    members.forEach((replica, member) -> fixed(replica).natural(member.generation()).bool(member.forgotten())
        .bool(member.astray()));
    return this;
  }
}
