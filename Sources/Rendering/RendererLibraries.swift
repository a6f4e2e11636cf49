import Foundation
import Ground

/// The functions of librsvg, cairo, GObject and fontconfig that pictures need, opened at run time.
struct RendererLibraries: Sendable {
    /// Names under which the dynamic loader finds the libraries.
    struct Names {
        var rsvg = "librsvg-2.so.2"
        var cairo = "libcairo.so.2"
        var object = "libgobject-2.0.so.0"
        var glib = "libglib-2.0.so.0"
        var fonts = "libfontconfig.so.1"
    }

    typealias Handle = OpaquePointer
    typealias Write =
        @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, UInt32) -> Int32

    // MARK: librsvg

    let read:
        @convention(c) (UnsafePointer<UInt8>?, UInt, UnsafeMutablePointer<UnsafeMutableRawPointer?>?) ->
            Handle?
    let draw:
        @convention(c) (
            Handle, Handle, UnsafePointer<Double>, UnsafeMutablePointer<UnsafeMutableRawPointer?>?
        ) -> Int32
    let release: @convention(c) (Handle) -> Void
    let releaseError: @convention(c) (UnsafeMutableRawPointer) -> Void

    // MARK: cairo

    let image: @convention(c) (Int32, Int32, Int32) -> Handle
    let flush: @convention(c) (Handle) -> Void
    let pixels: @convention(c) (Handle) -> UnsafePointer<UInt8>?
    let stride: @convention(c) (Handle) -> Int32
    let pdf: @convention(c) (Write, UnsafeMutableRawPointer?, Double, Double) -> Handle
    let setSheet: @convention(c) (Handle, Double, Double) -> Void
    let setMetadata: @convention(c) (Handle, Int32, UnsafePointer<CChar>) -> Void
    let finish: @convention(c) (Handle) -> Void
    let status: @convention(c) (Handle) -> Int32
    let closeSurface: @convention(c) (Handle) -> Void
    let context: @convention(c) (Handle) -> Handle
    let contextStatus: @convention(c) (Handle) -> Int32
    let closeContext: @convention(c) (Handle) -> Void
    let setColour: @convention(c) (Handle, Double, Double, Double) -> Void
    let paint: @convention(c) (Handle) -> Void
    let save: @convention(c) (Handle) -> Void
    let restore: @convention(c) (Handle) -> Void
    let box: @convention(c) (Handle, Double, Double, Double, Double) -> Void
    let clip: @convention(c) (Handle) -> Void
    let endSheet: @convention(c) (Handle) -> Void

    // MARK: fontconfig

    let pattern: @convention(c) (UnsafePointer<UInt8>) -> Handle?
    let substitute: @convention(c) (Handle?, Handle, Int32) -> Int32
    let complete: @convention(c) (Handle) -> Void
    let match: @convention(c) (Handle?, Handle, UnsafeMutablePointer<Int32>) -> Handle?
    let string:
        @convention(c) (
            Handle, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<UnsafePointer<CChar>?>
        ) -> Int32
    let closePattern: @convention(c) (Handle) -> Void
    let sort:
        @convention(c) (
            Handle?, Handle, Int32, UnsafeMutablePointer<Handle?>, UnsafeMutablePointer<Int32>
        ) -> Handle?
    let closeSorted: @convention(c) (Handle) -> Void
    let hasCharacter: @convention(c) (Handle, UInt32) -> Int32
    let closeCharacters: @convention(c) (Handle) -> Void

    /// The libraries of this machine, looked for once.
    static let shared = Result { try RendererLibraries(Names()) }

    /// Opens the libraries; they stay open as long as the program runs.
    ///
    /// - Parameter names: Where the loader finds them.
    /// - Throws: `PictureCause.noLibrary` where one is missing or too old.
    init(_ names: Names) throws {
        func open(_ name: String) throws -> UnsafeMutableRawPointer {
            guard let library = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { throw PictureCause.noLibrary }
            return library
        }
        func find<Function>(_ name: String, _ library: UnsafeMutableRawPointer) throws -> Function {
            guard let symbol = dlsym(library, name) else { throw PictureCause.noLibrary }
            return unsafeBitCast(symbol, to: Function.self)
        }
        let (rsvg, cairo) = (try open(names.rsvg), try open(names.cairo))
        let (object, glib) = (try open(names.object), try open(names.glib))
        let fonts = try open(names.fonts)
        read = try find("rsvg_handle_new_from_data", rsvg)
        draw = try find("rsvg_handle_render_document", rsvg)
        release = try find("g_object_unref", object)
        releaseError = try find("g_error_free", glib)
        image = try find("cairo_image_surface_create", cairo)
        flush = try find("cairo_surface_flush", cairo)
        pixels = try find("cairo_image_surface_get_data", cairo)
        stride = try find("cairo_image_surface_get_stride", cairo)
        pdf = try find("cairo_pdf_surface_create_for_stream", cairo)
        setSheet = try find("cairo_pdf_surface_set_size", cairo)
        setMetadata = try find("cairo_pdf_surface_set_metadata", cairo)
        finish = try find("cairo_surface_finish", cairo)
        status = try find("cairo_surface_status", cairo)
        closeSurface = try find("cairo_surface_destroy", cairo)
        context = try find("cairo_create", cairo)
        contextStatus = try find("cairo_status", cairo)
        closeContext = try find("cairo_destroy", cairo)
        setColour = try find("cairo_set_source_rgb", cairo)
        paint = try find("cairo_paint", cairo)
        save = try find("cairo_save", cairo)
        restore = try find("cairo_restore", cairo)
        box = try find("cairo_rectangle", cairo)
        clip = try find("cairo_clip", cairo)
        endSheet = try find("cairo_show_page", cairo)
        pattern = try find("FcNameParse", fonts)
        substitute = try find("FcConfigSubstitute", fonts)
        complete = try find("FcDefaultSubstitute", fonts)
        match = try find("FcFontMatch", fonts)
        string = try find("FcPatternGetString", fonts)
        closePattern = try find("FcPatternDestroy", fonts)
        sort = try find("FcFontSort", fonts)
        closeSorted = try find("FcFontSetDestroy", fonts)
        hasCharacter = try find("FcCharSetHasChar", fonts)
        closeCharacters = try find("FcCharSetDestroy", fonts)
    }
}
