package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import java.util.List;

/** A write: a register and its place. */
public record Op(DataPath path, Register register) {

  /** The greatest clock of some writes. */
  static long newest(List<Op> ops) {
    long newest = 0;
    for (Op op : ops) {
      newest = Math.max(newest, op.stamp().clock());
    }
    return newest;
  }

  Stamp stamp() {
    return register.stamp();
  }
}
