/// How the learning rate follows from the number of steps done, under Keras's names.
///
/// Enter at {@link org.kaon.schedule.Schedule} and the table {@link org.kaon.schedule.Schedules}. A
/// schedule is graph: the training plan evaluates it from its own step counter. This package knows
/// no optimizer.
@NullMarked
package org.kaon.schedule;

import org.jspecify.annotations.NullMarked;
