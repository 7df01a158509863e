package org.kaon.io.image;

import org.kaon.io.column.FormatException;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Decodes PNG and JPEG files by the JDK's readers. For one thread.
///
/// PNG values are exactly those in the file; a palette becomes RGB. JPEG values may differ from
/// those of other decoders by 2 counts, for the standard leaves the rounding of the inverse
/// transform open. A note on orientation is not followed.
final class PictureDecoder implements AutoCloseable {

    /// A picture's values, the channels of a pixel side by side.
    record Picture(Frame frame, byte[] values) {}

    private final String file;
    private final ImageReader png = reader("png");
    private final ImageReader jpeg = reader("jpeg");
    private final List<String> warnings = new ArrayList<>();

    /// @param file for messages
    PictureDecoder(String file) {
        this.file = file;
        // The reader fills what is missing with grey and only warns.
        jpeg.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
    }

    private static ImageReader reader(String format) {
        return ImageIO.getImageReadersByFormatName(format).next();
    }

    /// *Errors*: [FormatException] for bytes that are no PNG or JPEG, or a damaged, truncated or
    /// huge one, or one with transparency or more than 8 bits a value.
    Picture decode(String name, byte[] bytes) throws FormatException {
        if (PngCheck.starts(bytes)) {
            PngCheck check = PngCheck.of(bytes, file, name);
            if (check.colour() > 3 || check.transparent() || check.depth() > 8) {
                throw FormatException.of(
                        file,
                        name,
                        "is a PNG picture with %s. Read are grey and RGB of 8 bits: convert it."
                                .formatted(
                                        check.depth() > 8
                                                ? check.depth() + " bits a value"
                                                : "transparency"));
            }
            return decode(png, name, bytes, check.channels());
        }
        if (bytes.length > 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xd8) {
            return decode(jpeg, name, bytes, 0);
        }
        throw FormatException.of(
                file,
                name,
                bytes.length == 0
                        ? "is empty, expected a picture."
                        : "is no PNG and no JPEG picture, whatever its name says.");
    }

    /// @param channels 0 where the decoded picture tells
    private Picture decode(ImageReader reader, String name, byte[] bytes, int channels)
            throws FormatException {
        warnings.clear();
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            int height = reader.getHeight(0);
            int width = reader.getWidth(0);
            if (!Frame.sensible(height, width, 3)) {
                throw FormatException.of(
                        file,
                        name,
                        "claims to be %d × %d pixels, too many for one picture."
                                .formatted(height, width));
            }
            BufferedImage image = reader.read(0);
            requireWhole(name);
            return image.getColorModel() instanceof IndexColorModel palette
                    ? indexed(image.getRaster(), palette, channels)
                    : direct(image.getRaster(), name);
        } catch (FormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw FormatException.of(
                    file, name, "cannot be decoded: damaged or truncated (" + reason(e) + ").");
        }
    }

    private static String reason(Throwable e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private void requireWhole(String name) throws FormatException {
        for (String warning : warnings) {
            if (!warning.contains("profile")) {
                throw FormatException.of(
                        file, name, "is a damaged or truncated picture (" + warning + ").");
            }
        }
    }

    private Picture direct(Raster raster, String name) throws FormatException {
        int bands = raster.getNumBands();
        if (bands != 1 && bands != 3 || raster.getTransferType() != DataBuffer.TYPE_BYTE) {
            throw FormatException.of(
                    file,
                    name,
                    "has %d channels. Read are grey (1) and RGB (3): convert it.".formatted(bands));
        }
        Frame frame = new Frame(raster.getHeight(), raster.getWidth(), bands);
        byte[] values = new byte[frame.size()];
        raster.getDataElements(0, 0, frame.width(), frame.height(), values);
        return new Picture(frame, values);
    }

    private static Picture indexed(Raster raster, IndexColorModel palette, int channels) {
        Frame frame = new Frame(raster.getHeight(), raster.getWidth(), channels);
        byte[] values = new byte[frame.size()];
        int[] row = new int[frame.width()];
        int at = 0;
        for (int y = 0; y < frame.height(); y++) {
            raster.getSamples(0, y, frame.width(), 1, 0, row);
            for (int index : row) {
                values[at++] = (byte) palette.getRed(index);
                if (channels == 3) {
                    values[at++] = (byte) palette.getGreen(index);
                    values[at++] = (byte) palette.getBlue(index);
                }
            }
        }
        return new Picture(frame, values);
    }

    @Override
    public void close() {
        png.dispose();
        jpeg.dispose();
    }
}
