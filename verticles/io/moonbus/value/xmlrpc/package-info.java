/** XML-RPC (xmlrpc.com/spec) with the usual {@code <nil/>} and {@code <i8>}. */
package io.moonbus.value.xmlrpc;
