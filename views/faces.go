package views

import (
	_ "embed"

	"fyne.io/fyne/v2"
)

// Noto Sans Arabic sets words with Arabic letters, whoever they are of.
// Source Serif 4 sets words that somebody printed, Source Sans 3 the words of
// the program. All are under the SIL Open Font License (texts in fonts/) and
// are embedded whole: a subset may not carry the reserved name.
var (
	//go:embed fonts/SourceSerif4_400Regular.ttf
	serifData []byte
	//go:embed fonts/SourceSerif4_400Regular_Italic.ttf
	serifItalicData []byte
	//go:embed fonts/SourceSerif4_600SemiBold.ttf
	serifBoldData []byte
	//go:embed fonts/SourceSans3_400Regular.ttf
	sansData []byte
	//go:embed fonts/SourceSans3_400Regular_Italic.ttf
	sansItalicData []byte
	//go:embed fonts/SourceSans3_600SemiBold.ttf
	sansBoldData []byte
	//go:embed fonts/NotoSansArabic-Regular.ttf
	arabicData []byte
)

// A face is one of the fonts.
type face = fyne.Resource

var (
	serif       face = fyne.NewStaticResource("SourceSerif4-Regular.ttf", serifData)
	serifItalic face = fyne.NewStaticResource("SourceSerif4-Italic.ttf", serifItalicData)
	serifBold   face = fyne.NewStaticResource("SourceSerif4-SemiBold.ttf", serifBoldData)
	sans        face = fyne.NewStaticResource("SourceSans3-Regular.ttf", sansData)
	sansItalic  face = fyne.NewStaticResource("SourceSans3-Italic.ttf", sansItalicData)
	arabic      face = fyne.NewStaticResource("NotoSansArabic-Regular.ttf", arabicData)
	sansBold    face = fyne.NewStaticResource("SourceSans3-SemiBold.ttf", sansBoldData)
)
