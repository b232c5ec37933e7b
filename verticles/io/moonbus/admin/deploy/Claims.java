package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import java.util.HashMap;
import java.util.Map;

/** Which applications are being changed on this node, and by whom: one change at a time. Used on one context. */
final class Claims {

  private final Map<String, String> byName = new HashMap<>();

  /** @throws DeploymentException when it, an application above or one below is being changed */
  void claim(String name, String who) {
    for (Map.Entry<String, String> other : byName.entrySet()) {
      if ((name + "/").startsWith(other.getKey() + "/") || (other.getKey() + "/").startsWith(name + "/")) {
        throw new DeploymentException(Reason.BUSY, other.getKey() + " is just being changed by " + other.getValue()
            + "; try again when that has ended");
      }
    }
    byName.put(name, who);
  }

  void release(String name) {
    byName.remove(name);
  }
}
