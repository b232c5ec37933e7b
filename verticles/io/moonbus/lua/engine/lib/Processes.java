package io.moonbus.lua.engine.lib;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Programs that scripts start, where they may, and the time that this one took. */
final class Processes {

  private Processes() {
  }

  /** Processor time of this process in seconds. */
  static double processorSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
  }

  static Process start(String command, boolean inherit) {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command).redirectError(Redirect.INHERIT);
    if (inherit) {
      builder.inheritIO();
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw new LuaError("cannot run a shell: " + e.getMessage());
    }
  }

  /** Waits for the end; what {@code os.execute} returns. */
  static Varargs result(Process process) {
    try {
      int status = process.waitFor();
      return LuaValue.varargsOf(status == 0 ? LuaValue.TRUE : LuaValue.NIL, LuaValue.valueOf("exit"),
          LuaValue.valueOf(status));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new LuaError("interrupted");
    }
  }
}
