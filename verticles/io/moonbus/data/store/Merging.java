package io.moonbus.data.store;

import java.util.List;

/** What to keep of two files when neither has everything. */
interface Merging {

  /** What is stored beside what was saved, so that it is known that others were lost. */
  List<Entry> afterLoss();

  /** The newer of two values of a key. */
  byte[] newer(byte[] key, byte[] one, byte[] other);

  /** Whether an entry is still true when others are lost. */
  boolean survivesLoss(byte[] key);
}
