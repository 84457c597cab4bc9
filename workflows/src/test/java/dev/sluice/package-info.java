/** Rules that hold for all packages of this module. They are checked on the compiled classes. */
@NullMarked
package dev.sluice;

import org.jspecify.annotations.NullMarked;
