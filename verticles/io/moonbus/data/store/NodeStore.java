package io.moonbus.data.store;

import io.moonbus.data.Store;

/** A store that can be asked whether it is new. */
interface NodeStore extends Store {

  /** Whether nothing was ever written. */
  boolean isNew() throws StoreException;

  @Override
  void load(Visitor visitor) throws StoreException;

  @Override
  void write(Batch batch) throws StoreException;

  @Override
  void close() throws StoreException;
}
