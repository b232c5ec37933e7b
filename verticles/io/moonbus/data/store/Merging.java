package io.moonbus.data.store;

/** What to keep of two files when neither has everything. */
interface Merging {

  /** The newer of two values of a key. */
  byte[] newer(byte[] key, byte[] one, byte[] other);

  /** Whether an entry is still true when others are lost. */
  boolean survivesLoss(byte[] key);
}
