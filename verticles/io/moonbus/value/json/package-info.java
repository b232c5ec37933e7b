/** JSON (RFC 8259). */
package io.moonbus.value.json;
