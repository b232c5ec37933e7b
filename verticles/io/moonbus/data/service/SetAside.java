package io.moonbus.data.service;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import java.io.IOException;
import java.util.Map;

/** Keeps own writes that were not taken over into the data of a cluster, for people to look at. */
@FunctionalInterface
public interface SetAside {

  /** Keeps some writes and warns of them. May block. */
  void keep(Map<DataPath, Register> writes) throws IOException;
}
