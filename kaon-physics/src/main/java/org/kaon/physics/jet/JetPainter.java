package org.kaon.physics.jet;

import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.FourVectors;
import org.kaon.physics.vector.Kinematics;

import java.lang.foreign.MemorySegment;

/// Draws jets as a [JetImage] says, one after the other, with scratch memory that it keeps: nothing
/// is allocated for a jet once the largest has been seen. Not for use by two threads at once.
public final class JetPainter {

    private final JetImage settings;
    private final Pixels pixels;
    private double[] pt = new double[256];
    private double[] first = new double[256];
    private double[] second = new double[256];
    private int[] member = new int[256];
    private int count;
    private double sumX;
    private double sumY;
    private double sumZ;

    JetPainter(JetImage settings) {
        this.settings = settings;
        this.pixels = new Pixels(settings);
    }

    /// What became of a jet.
    public enum Outcome {
        /// The image holds the jet.
        DRAWN,
        /// No constituent with pT, or none inside the window: the image is zero.
        EMPTY,
        /// A momentum is NaN, infinite or has pT < 0, a charge is NaN, the momenta cancel and leave
        /// no axis, or a pixel is beyond float32: every pixel is NaN, so that the fault cannot pass
        /// for a picture.
        INVALID
    }

    /// Draws the jet with the constituents in [from, to) as float32 (little-endian) into
    /// [JetImage#size] numbers from byte `offset` on.
    ///
    /// Constituents without pT (zero padding) have no direction and no weight: they are left out.
    /// The energy (or mass) is never read. The order of the constituents changes rounding only.
    ///
    /// *Errors*: [IllegalArgumentException] where the picture needs charges.
    public Outcome draw(
            FourVectors constituents, long from, long to, MemorySegment target, long offset) {
        if (settings.intensity() != Intensity.PT) {
            throw new IllegalArgumentException(
                    "jet image: %s are not known without the charges of the constituents."
                            .formatted(String.join(", ", settings.intensity().channels())));
        }
        return paint(constituents, constituents.first(), from, to, target, offset);
    }

    /// The same with the charge of each constituent, in units of e, in a column beside its
    /// momentum.
    public Outcome draw(
            FourVectors constituents,
            Component charges,
            long from,
            long to,
            MemorySegment target,
            long offset) {
        return paint(constituents, charges, from, to, target, offset);
    }

    private Outcome paint(
            FourVectors constituents,
            Component charges,
            long from,
            long to,
            MemorySegment target,
            long offset) {
        pixels.clear();
        boolean valid =
                switch (constituents.coordinates()) {
                    case E_PX_PY_PZ, M_PX_PY_PZ -> readCartesian(constituents, from, to);
                    case PT_ETA_PHI_M, PT_ETA_PHI_E -> readCylindrical(constituents, from, to);
                    case PT_Y_PHI_M ->
                            readCartesian(converted(constituents, from, to), 0, to - from);
                };
        if (!valid || !turnToAxis()) {
            return invalid(target, offset);
        }
        if (settings.alignment().centre()) {
            centre();
        }
        if (settings.alignment().rotate()) {
            rotate();
        }
        if (settings.alignment().flip()) {
            flip(first);
            flip(second);
        }
        switch (settings.intensity()) {
            case PT -> fill();
            case COLOR -> {
                if (!fill(charges, from)) {
                    return invalid(target, offset);
                }
            }
        }
        return pixels.write(target, offset);
    }

    // With a rapidity the direction depends on the mass.
    private static FourVectors converted(FourVectors constituents, long from, long to) {
        Component[] columns = new Component[4];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Component.of(new double[Math.toIntExact(to - from)]);
        }
        FourVectors cartesian =
                FourVectors.cartesian(columns[0], columns[1], columns[2], columns[3]);
        constituents.copyTo(from, to, cartesian, 0);
        return cartesian;
    }

    private boolean readCartesian(FourVectors constituents, long from, long to) {
        reserve(to - from);
        for (long i = from; i < to; i++) {
            double px = constituents.second().at(i);
            double py = constituents.third().at(i);
            double pz = constituents.fourth().at(i);
            double momentum = Kinematics.pt(px, py);
            if (!Double.isFinite(momentum + pz)) {
                return false;
            }
            if (momentum > 0) {
                add(i - from, momentum, Kinematics.asinh(pz / momentum), Kinematics.phi(px, py));
                sumX += px;
                sumY += py;
                sumZ += pz;
            }
        }
        return true;
    }

    private boolean readCylindrical(FourVectors constituents, long from, long to) {
        reserve(to - from);
        for (long i = from; i < to; i++) {
            double momentum = constituents.first().at(i);
            double eta = constituents.second().at(i);
            double phi = constituents.third().at(i);
            if (!(momentum >= 0) || !Double.isFinite(momentum + eta + phi)) {
                return false;
            }
            if (momentum > 0) {
                add(i - from, momentum, eta, phi);
                sumX += momentum * StrictMath.cos(phi);
                sumY += momentum * StrictMath.sin(phi);
                sumZ += momentum * StrictMath.sinh(eta);
            }
        }
        return true;
    }

    private void reserve(long constituents) {
        if (constituents > pt.length) {
            int room = Math.toIntExact(Math.max(constituents, 2L * pt.length));
            pt = new double[room];
            first = new double[room];
            second = new double[room];
            member = new int[room];
        }
        count = 0;
        sumX = 0;
        sumY = 0;
        sumZ = 0;
    }

    private void add(long place, double momentum, double eta, double phi) {
        member[count] = (int) place;
        pt[count] = momentum;
        first[count] = eta;
        second[count] = phi;
        count++;
    }

    private boolean turnToAxis() {
        if (count == 0) {
            return true;
        }
        double transverse = Kinematics.pt(sumX, sumY);
        double eta = Kinematics.asinh(sumZ / transverse);
        if (!Double.isFinite(eta)) {
            return false;
        }
        double phi = Kinematics.phi(sumX, sumY);
        for (int i = 0; i < count; i++) {
            first[i] -= eta;
            second[i] = Kinematics.deltaPhi(second[i], phi);
        }
        return true;
    }

    private void centre() {
        double sum = 0;
        double eta = 0;
        double phi = 0;
        for (int i = 0; i < count; i++) {
            sum += pt[i];
            eta += pt[i] * first[i];
            phi += pt[i] * second[i];
        }
        for (int i = 0; i < count; i++) {
            first[i] -= eta / sum;
            second[i] -= phi / sum;
        }
    }

    private void rotate() {
        double a = 0;
        double b = 0;
        double d = 0;
        for (int i = 0; i < count; i++) {
            a += pt[i] * first[i] * first[i];
            b += pt[i] * first[i] * second[i];
            d += pt[i] * second[i] * second[i];
        }
        double angle = 0.5 * StrictMath.atan2(2 * b, a - d);
        double cosine = StrictMath.cos(angle);
        double sine = StrictMath.sin(angle);
        for (int i = 0; i < count; i++) {
            double eta = first[i];
            double phi = second[i];
            first[i] = eta * cosine + phi * sine;
            second[i] = -eta * sine + phi * cosine;
        }
    }

    private void flip(double[] axis) {
        double positive = 0;
        double negative = 0;
        for (int i = 0; i < count; i++) {
            if (axis[i] > Pixels.ROUNDING) {
                positive += pt[i];
            } else if (axis[i] < -Pixels.ROUNDING) {
                negative += pt[i];
            }
        }
        if (positive < negative) {
            for (int i = 0; i < count; i++) {
                axis[i] = -axis[i];
            }
        }
    }

    private void fill() {
        for (int i = 0; i < count; i++) {
            pixels.add(0, first[i], second[i], pt[i]);
        }
    }

    // Whether all charges are numbers.
    private boolean fill(Component charges, long from) {
        for (int i = 0; i < count; i++) {
            double charge = charges.at(from + member[i]);
            if (Double.isNaN(charge)) {
                return false;
            }
            boolean charged = Math.abs(charge) >= Intensity.CHARGED;
            pixels.add(charged ? 0 : 1, first[i], second[i], pt[i]);
            if (charged) {
                pixels.add(2, first[i], second[i], 1);
            }
        }
        return true;
    }

    private Outcome invalid(MemorySegment target, long offset) {
        pixels.invalidate(target, offset);
        return Outcome.INVALID;
    }
}
