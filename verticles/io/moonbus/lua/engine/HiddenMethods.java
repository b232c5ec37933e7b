package io.moonbus.lua.engine;

import org.luaj.vm2.LuaValue;

/**
 * A value of the host with methods that only {@code value:name(…)} finds; {@code value.name} does not, so that they are
 * in nobody's way who stores entries of these names. An entry is found first in both forms.
 */
public interface HiddenMethods {

  /** The method of that name, nil when there is none. */
  LuaValue method(LuaValue name);
}
