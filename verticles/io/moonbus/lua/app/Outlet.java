package io.moonbus.lua.app;

import io.moonbus.event.ClientMessage;

/** Where messages to clients go. */
public interface Outlet {

  /** Drops everything. */
  Outlet NOWHERE = new Outlet() {
    @Override
    public void send(ClientMessage message) {
      // Nobody is there.
    }

    @Override
    public void flush() {
      // Nothing waits.
    }
  };

  /** Takes a message; it leaves at the end of the turn at the latest. */
  void send(ClientMessage message);

  /** Lets leave what is waiting. */
  void flush();
}
