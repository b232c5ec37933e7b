package io.moonbus.server;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the log quiet until it is closed. */
final class Silence implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");

  private final Level before = ROOT.getLevel();

  Silence() {
    ROOT.setLevel(Level.OFF);
  }

  @Override
  public void close() {
    ROOT.setLevel(before);
  }
}
