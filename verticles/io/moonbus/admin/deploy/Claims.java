package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import java.util.HashMap;
import java.util.Map;

/** Which applications are being changed on this node, and by whom: one change at a time. Used on one context. */
final class Claims {

  private final Map<String, Claim> byName = new HashMap<>();

  /** The right to change an application. */
  record Claim(String name, String who, Object identity) {
  }

  /** @throws DeploymentException when it, an application above or one below is being changed */
  Claim claim(String name, String who) {
    for (Claim other : byName.values()) {
      if ((name + "/").startsWith(other.name() + "/") || (other.name() + "/").startsWith(name + "/")) {
        throw new DeploymentException(Reason.BUSY, other.name() + " is just being changed by " + other.who()
            + "; try again when that has ended");
      }
    }
    Claim claim = new Claim(name, who, new Object());
    byName.put(name, claim);
    return claim;
  }

  /** Ends a claim; one that has ended already is left as it is, whoever has the application now. */
  void release(Claim claim) {
    byName.remove(claim.name(), claim);
  }
}
