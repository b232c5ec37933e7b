package io.moonbus.data.store;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Store;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a store gives. */
record Contents(Map<DataPath, Register> registers, Map<String, byte[]> metadata) {

  static Contents of(Store store) throws IOException {
    Contents contents = new Contents(new TreeMap<>(), new TreeMap<>());
    store.load(new Store.Visitor() {
      @Override
      public void register(DataPath path, Register register) {
        contents.registers.put(path, register);
      }

      @Override
      public void metadata(String name, byte[] value) {
        contents.metadata.put(name, value);
      }
    });
    return contents;
  }

  /** The number of the last write of {@link StoreWriter}. */
  long last() {
    byte[] value = metadata.get(StoreWriter.LAST);
    return value == null ? 0 : ByteBuffer.wrap(value).getLong();
  }
}
