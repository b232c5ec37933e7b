package io.moonbus.data.service;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Store;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A store in memory that can be told to fail. */
final class TestStore implements Store {

  final Map<DataPath, Register> registers = new HashMap<>();
  final Map<String, byte[]> metadata = new HashMap<>();
  final AtomicInteger failures = new AtomicInteger();
  volatile boolean closed;

  @Override
  public synchronized void load(Visitor visitor) {
    registers.forEach(visitor::register);
    metadata.forEach(visitor::metadata);
  }

  @Override
  public synchronized void write(Batch batch) throws IOException {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IOException("No space left on device");
    }
    registers.putAll(batch.registers());
    registers.keySet().removeAll(batch.removals());
    metadata.putAll(batch.metadata());
  }

  @Override
  public void close() {
    closed = true;
  }
}
