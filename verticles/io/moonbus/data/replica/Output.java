package io.moonbus.data.replica;

/** Where messages for other nodes go. */
public interface Output {

  /** Sends a message; it may be lost. */
  void send(String node, Message message);

  /** Tells people of something that they have to mend. */
  void warn(String message);
}
