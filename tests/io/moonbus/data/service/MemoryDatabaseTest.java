package io.moonbus.data.service;

import io.moonbus.data.DataOptions;
import io.moonbus.data.Database;

class MemoryDatabaseTest extends DatabaseContract {

  @Override
  Database open(DataOptions options) {
    return new MemoryDatabase(vertx, options);
  }
}
