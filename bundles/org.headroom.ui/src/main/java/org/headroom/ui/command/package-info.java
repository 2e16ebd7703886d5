/** What menus, keys and toolbar do. */
@NullMarked
package org.headroom.ui.command;

import org.jspecify.annotations.NullMarked;
