package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;

/** A write: a register and its place. */
public record Op(DataPath path, Register register) {

  Stamp stamp() {
    return register.stamp();
  }
}
