/** Query strings and forms (application/x-www-form-urlencoded). */
package io.moonbus.value.query;
