"""First names by language and gender: what pseudonyms are drawn from, and what tells a name from a word."""

from ghostprep.privacy.chat_words import words
from ghostprep.privacy.names.spelling import fold

FRENCH_WOMEN = words(
    """
Adèle Agathe Agnès Alix Amandine Amélie Anaïs Angélique Annabelle Antoinette Apolline Armelle Astrid Aude
Audrey Aurélie Axelle Bérénice Bernadette Betty Brigitte Candice Carine Carole Caroline Cassandra
Catherine Cécile Célestine Célia Céline Chantal Charlène Charline Charlotte Chloé Christelle Christine
Cindy Clara Clarisse Claudine Clémentine Clotilde Colette Coline Coralie Corinne Danièle Daphné Déborah
Delphine Denise Diane Dominique Doriane Édith Édwige Éléonore Élisa Élisabeth Élise Éloïse Elsa Emma
Emmanuelle Émeline Émilie Enora Estelle Eugénie Eva Évelyne Fabienne Fanny Florence Florine Françoise
Frédérique Gabrielle Gaëlle Garance Geneviève Georgette Ghislaine Gwenaëlle Hélène Héloïse Honorine
Huguette Inès Ingrid Irène Isabelle Isaure Jacqueline Jeanne Jeannine Jessica Joëlle Josiane Josette Julia
Julie Juliette Justine Karine Laetitia Laura Laure Laurence Léa Léna Léonie Léopoldine Liliane Line Lisa
Lison Lola Loriane Louane Louise Lucie Lucile Ludivine Lydie Maëlle Maëlys Magali Maud Manon Margaux
Margot Marianne Marie Marielle Marilyne Marina Marion Marlène Marthe Mathilde Maryse Maude Mégane Mélanie
Mélissa Mélodie Michèle Micheline Mireille Monique Morgane Muriel Mylène Myriam Nadège Nadine Natacha
Nathalie Nicole Ninon Noémie Nolwenn Océane Odette Odile Olympe Ombeline Ophélie Patricia Paulette Pauline
Perrine Philippine Priscilla Quitterie Raphaëlle Rébecca Renée Romane Rosalie Roseline Roxane Sabrina
Salomé Sandra Sandrine Sara Sarah Séverine Sidonie Simone Sixtine Solène Sophie Stéphanie Suzanne Suzie
Sylvie Tatiana Thaïs Thérèse Tiphaine Valérie Vanessa Véronique Victorine Vinciane Virginie Viviane
Xavière Yaëlle Yolande Yvette Yvonne Zélie Zoé Ambrine Andréa Anne Anna Alice Alicia Aline Alexia
Alexandra Alizée Ariane Armande Augustine Capucine Camille Constance Elena Elodie Elisabeth Gaïa Iris Jade
Jennifer Lana Lara Léane Lily Lilou Lina Lou Louna Luce Lya Mahaut Maya Mila Mia Nina Nour Olivia Pénélope
Rose Soline Stella Tess Victoria Victoire Violette Yuna Zélia
"""
)
FRENCH_MEN = words(
    """
Adrien Alain Alban Albert Alexandre Alexis Amaury Anatole André Anthony Antoine Antonin Ambroise Armand
Arnaud Arthur Aubin Auguste Augustin Aurélien Axel Aymeric Baptiste Barnabé Bastien Baudouin Benjamin
Benoît Bernard Bertrand Brice Bruno Cédric Charles Christian Christophe Claude Clément Clovis Corentin
Côme Cyprien Cyril Cyrille Damien Daniel David Denis Didier Dimitri Dominique Donatien Dorian Dylan Edgar
Edmond Édouard Éliott Élias Émile Émilien Emmanuel Enzo Éric Erwan Ernest Ethan Étienne Eugène Évan Fabien
Fabrice Félicien Félix Ferdinand Fernand Firmin Florent Florian Francis Franck François Frédéric Gabin
Gabriel Gaël Gaspard Gaston Gauthier Gautier Geoffrey Geoffroy Georges Gérald Gérard Germain Ghislain
Gilbert Gilles Grégoire Grégory Guillaume Gustave Guy Henri Hervé Hippolyte Hubert Hugo Hugues Ignace
Isidore Ivan Jacques Jean Jérémie Jérémy Jérôme Joachim Joël Jonathan Joris Joseph Josselin Jules Julien
Justin Kévin Killian Lambert Laurent Lazare Léandre Léo Léon Léonard Léopold Lilian Lionel Loïc Lorenzo
Loris Louis Louka Luc Lucas Lucien Ludovic Maël Malo Marc Marceau Marcel Marius Martial Martin Mathéo
Mathias Mathieu Mathis Mathurin Matthias Matthieu Maurice Maxence Maxime Maximilien Médéric Michaël Michel
Mickaël Milan Nathan Nathanaël Nicolas Noah Noé Norbert Octave Olivier Oscar Pascal Patrice Patrick Paul
Perceval Philibert Philippe Pierre Quentin Raoul Raphaël Raymond Régis Rémi Rémy Renaud René Richard
Robert Robin Rodolphe Rodrigue Roger Roland Romain Roman Romaric Romuald Sacha Samuel Sébastien Serge
Séraphin Sidoine Siméon Simon Stanislas Stéphane Swann Sylvain Tanguy Théo Théodore Théophile Thibaud
Thibault Thierry Thomas Timéo Timothée Titouan Tom Toussaint Tristan Ulysse Valentin Valère Valéry Victor
Vincent Virgile Vivien Wilfried William Xavier Yann Yannick Yoann Yohan Yves Yvan Zacharie Alex Alphonse
Aaron Adam Alan Aristide Eliot Eloi Evan Isaac Kylian Liam Lino Logan Ismaël Maé Naël Nino Noam Sasha Tim
Tiago Ugo Youri Ange Nils Ilan Eden
"""
)
MAGHREB_WOMEN = words(
    """
Aïcha Aïssatou Amel Amina Aminata Amira Anissa Asma Assia Awa Aya Bintou Chaïma Dalila Djamila Djeneba
Dounia Fadila Farah Farida Fatima Fatou Fatoumata Fatma Fouzia Hafsa Hajar Halima Hanane Hasna Houda Imane
Ikram Jamila Kadiatou Kaoutar Karima Kenza Khadija Khadidja Lamia Latifa Leïla Linda Loubna Malika Manel
Mariam Mariama Maryam Meriem Mouna Myriam Nabila Nadia Nadira Naïma Najat Nawal Nesrine Noura Ouarda Oumou
Rachida Rania Rim Rokia Safia Salima Salma Samia Samira Sanaa Selma Shaïma Sihem Sofia Sonia Soraya Souad
Soukaïna Soumaya Wafa Wassila Yasmina Yasmine Yousra Zahra Zeinab Zineb Zohra
"""
)
MAGHREB_MEN = words(
    """
Abdel Abdelkader Abdallah Abderrahmane Abdou Abdoulaye Achraf Adama Adel Ahmed Ali Aliou Amadou Amar Amine
Amir Anis Anouar Aymen Ayoub Azzedine Badr Bakary Bilal Bilel Boubacar Brahim Cheikh Chakib Driss Djibril
Fares Faouzi Farid Fayçal Fouad Habib Hakim Hamid Hamza Hassan Hicham Hichem Hocine Houssam Ibrahim
Ibrahima Idris Idriss Ilyes Ilyas Imed Ismaïl Issa Jalil Jamal Jamel Kader Kamel Karim Khaled Khalid
Lassana Lotfi Malik Mamadou Marwan Mehdi Merouane Mohamed Mohammed Mokhtar Moncef Mouloud Mounir Mourad
Moussa Mustapha Nabil Nacer Nadir Nassim Noureddine Omar Oumar Othman Ousmane Rachid Rafik Ramzi Rayan
Réda Redouane Riad Ridha Sabri Saïd Salah Salim Samir Samy Selim Seydou Sidi Skander Slimane Sofiane
Soufiane Souleymane Tarek Tarik Toufik Walid Wassim Yacine Yanis Yassine Youcef Younes Youssef Zakaria
Zied Zinedine
"""
)
ENGLISH_WOMEN = words(
    """
Abigail Ada Adelaide Adriana Agatha Aileen Alana Alison Allison Alyssa Amanda Amelia Amy Andrea Angela
Anita Ann Annie Aria Ariana Ashley Astoria Audrey Ava Barbara Beatrice Becky Bella Beth Bethany Beverly
Bianca Bridget Brittany Brooklyn Caitlin Camila Cara Carla Carly Carmen Caroline Carolyn Cassidy Cecilia
Celeste Charlotte Chelsea Cheryl Christina Claire Claudia Connie Courtney Cynthia Daisy Danielle Daphne
Deborah Debra Delilah Diana Donna Doris Dorothy Edith Elaine Eleanor Eliza Elizabeth Ella Ellen Ellie
Eloise Elsie Emily Erica Erin Esme Esther Ethel Evelyn Evie Felicity Fiona Flora Florence Frances Freya
Gabriella Gemma Georgia Georgina Gillian Gloria Greta Gwen Hailey Hannah Harriet Hazel Heather Heidi Helen
Henrietta Hillary Holly Imogen India Ingrid Isabel Isabella Isla Isobel Ivy Jacqueline Jan Jane Janet
Janice Jasmine Jean Jenna Jennifer Jenny Jessica Jill Joan Joanna Jocelyn Jodie Josephine Joyce Judith
Judy Julia Juliet June Karen Kate Katherine Kathleen Kathryn Kathy Katie Kayla Keira Kelly Kerry Kim
Kimberly Kirsten Kristen Kylie Lara Lauren Layla Leah Leila Lesley Lexi Libby Lillian Linda Lindsay Lisa
Lottie Louisa Lucille Lucinda Lucy Lydia Lynn Mabel Mackenzie Madeline Madison Maisie Margaret Maria
Marian Marilyn Marjorie Martha Mary Matilda Maureen Maxine Megan Melinda Melissa Meredith Michelle Mila
Millie Miranda Molly Monica Nancy Naomi Natalie Natasha Nell Nicola Nicole Nora Norah Olivia Ophelia Paige
Pamela Patricia Paula Peggy Penelope Phoebe Phyllis Poppy Priscilla Quinn Rachel Rebecca Rhiannon Roberta
Robyn Rosa Rosalind Rosie Roxanne Ruby Ruth Sabrina Sally Samantha Sandra Sara Sarah Savannah Scarlett
Selena Serena Shannon Sharon Sheila Shelley Shirley Sienna Skye Sophia Sophie Stacy Stella Stephanie Susan
Susannah Suzanne Sybil Sylvia Tabitha Tamara Tanya Tara Teresa Tessa Thea Theresa Tiffany Tilly Tina Tracy
Trudy Ursula Valerie Vanessa Vera Veronica Vicky Victoria Violet Vivian Wendy Whitney Wilma Winifred
Yvonne Zara Zoe
"""
)
ENGLISH_MEN = words(
    """
Aaron Abraham Adam Adrian Aidan Alan Alastair Albert Alec Alexander Alfie Alfred Alistair Allan Andrew
Andy Angus Anthony Antonio Archie Arnold Arthur Ashton Austin Barnaby Barry Ben Benedict Benjamin Bernard
Bill Blake Bob Bobby Boris Brad Bradley Brandon Brendan Brett Brian Bruce Bryan Byron Calvin Cameron Carl
Carlos Cedric Chad Charles Charlie Chris Christopher Clarence Clark Clive Clyde Cody Colin Connor Conrad
Craig Curtis Cyrus Dale Damian Dan Daniel Danny Darren Dave David Dean Declan Dennis Derek Desmond Dominic
Donald Douglas Duncan Dustin Dwight Dylan Earl Eddie Edgar Edmund Edward Edwin Elijah Eliot Elliot Elliott
Emmett Eric Ernest Ethan Eugene Evan Ewan Felix Fergus Finlay Finn Floyd Francis Frank Fraser Fred Freddie
Frederick Gareth Gary Gavin Geoffrey George Gerald Gilbert Giles Glenn Gordon Graham Grant Greg Gregory
Guy Harold Harris Harry Harvey Hector Henry Herbert Horace Howard Hugh Hugo Humphrey Ian Isaac Ivan Ivor
Jack Jackson Jacob Jake James Jamie Jared Jason Jasper Jay Jeff Jeffrey Jeremy Jerome Jerry Jesse Jim
Jimmy Joe Joel John Johnny Jon Jonah Jonathan Jordan José Joseph Josh Joshua Juan Jude Julian Justin Keith
Kenneth Kenny Kevin Kieran Kit Kurt Kyle Lance Larry Lawrence Leo Leon Leonard Leroy Leslie Lewis Liam
Lloyd Logan Louie Louis Lucas Luis Luke Malcolm Marco Marcus Mario Mark Marshall Martin Marvin Mason Matt
Matthew Maurice Max Maxwell Melvin Michael Miguel Mike Miles Mitchell Monty Morgan Morris Murray Nathan
Nathaniel Ned Neil Nelson Neville Nicholas Nick Nigel Noah Noel Nolan Norman Oliver Ollie Orlando Oscar
Otis Otto Owen Patrick Paul Percy Perry Pete Peter Phil Philip Phillip Preston Quentin Ralph Randall Ray
Raymond Reece Reginald Rhys Richard Rick Ricky Robbie Robert Roderick Rodney Roger Roland Ronald Ronnie
Rory Ross Roy Rufus Rupert Russell Ryan Sam Samuel Scott Sean Sebastian Seth Shane Shaun Sidney Silas
Simon Spencer Stanley Stephen Steve Steven Stewart Stuart Ted Terence Terry Theo Theodore Thomas Timothy
Tobias Toby Todd Tom Tommy Tony Travis Trent Trevor Troy Tyler Tyrone Vernon Vince Vincent Wallace Walter
Warren Wayne Wesley Wilbur Wilfred Will William Winston Xander Zachary Zack
"""
)

POOLS = {
    "fr-f": FRENCH_WOMEN, "fr-m": FRENCH_MEN, "ar-f": MAGHREB_WOMEN, "ar-m": MAGHREB_MEN,
    "en-f": ENGLISH_WOMEN, "en-m": ENGLISH_MEN,
}  # fmt: skip
"""Language and gender, so that a pseudonym fits the sentences around it ("elle est contente")."""


def _pool_of_each_name() -> dict[str, str]:
    table: dict[str, str] = {}
    for pool, names in POOLS.items():
        for name in names:
            table.setdefault(fold(name), pool)
    return table


FIRST_NAMES = _pool_of_each_name()
"""Folded first name → its pool."""
